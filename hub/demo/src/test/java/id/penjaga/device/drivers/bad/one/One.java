package id.penjaga.device.drivers.bad.one;

import id.penjaga.device.drivers.bad2.Two;
import id.penjaga.device.sim.bad.FakeDoor;

/// Breaks two house rules on purpose.
class One {
  Two other = new Two();
  FakeDoor door = new FakeDoor();
}
