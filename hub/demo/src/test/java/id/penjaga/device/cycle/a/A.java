package id.penjaga.device.cycle.a;

import id.penjaga.device.cycle.b.B;
import org.jspecify.annotations.Nullable;

/// Half of a cycle, on purpose.
public class A {
  @Nullable B b;
}
