package id.penjaga.device.drivers.part;

/// A part on a wire, as its driver presents it. Closing it leaves outputs in their safe state.
public sealed interface Part extends AutoCloseable
    permits Sensor, Contact, BadgeReader, Actuator, Display {
  @Override
  void close();
}
