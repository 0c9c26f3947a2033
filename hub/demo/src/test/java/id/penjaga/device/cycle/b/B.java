package id.penjaga.device.cycle.b;

import id.penjaga.device.cycle.a.A;
import org.jspecify.annotations.Nullable;

/// Half of a cycle, on purpose.
public class B {
  @Nullable A a;
}
