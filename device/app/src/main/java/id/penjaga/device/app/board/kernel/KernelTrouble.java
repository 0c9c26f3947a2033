package id.penjaga.device.app.board.kernel;

import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;

/// Turns error numbers of the kernel into wire exceptions, with a sentence for the person with the
/// screwdriver.
public final class KernelTrouble {
  private KernelTrouble() {}

  /// A line or descriptor that was in use fails.
  public static WireException at(String connector, LinuxException e) {
    return new WireException(
        MissReason.BUS_ERROR, "the wire at " + connector + " failed: " + e.symbol(), e);
  }

  /// A device file cannot be opened.
  public static WireException atDevice(String connector, String device, LinuxException e) {
    String sentence =
        switch (e.symbol()) {
          case "ENOENT", "ENXIO", "ENODEV" ->
              "there is nothing at "
                  + device
                  + " for "
                  + connector
                  + "; plug the adapter in, or check the UART in config.txt and the udev rules";
          case "EACCES", "EPERM" ->
              "this program may not open "
                  + device
                  + " for "
                  + connector
                  + "; add its user to the groups gpio, i2c and dialout";
          case "EBUSY" ->
              device
                  + " for "
                  + connector
                  + " is used by another program; stop it (often a login console: take"
                  + " console=serial0 out of cmdline.txt)";
          default -> device + " for " + connector + " cannot be opened: " + e.symbol();
        };
    return new WireException(MissReason.NOT_CONNECTED, sentence, e);
  }

  /// A bus cannot be used at all.
  public static WireException atBus(String connector, String device, LinuxException e) {
    return switch (e.symbol()) {
      case "ENOENT", "ENXIO", "ENODEV" ->
          new WireException(
              MissReason.NOT_CONNECTED,
              "there is no "
                  + device
                  + " for "
                  + connector
                  + "; check dtparam=i2c_arm=on in config.txt and that the module i2c-dev is"
                  + " loaded",
              e);
      default -> atDevice(connector, device, e);
    };
  }

  /// A transaction on a two-wire bus failed.
  public static WireException onBus(String connector, int address, LinuxException e) {
    String place = "0x%02X on %s".formatted(address, connector);
    return switch (e.symbol()) {
      case "EREMOTEIO", "ENXIO" ->
          new WireException(
              MissReason.NOT_CONNECTED,
              "nobody answers at "
                  + place
                  + "; check plug, supply, that SDA and SCL are not swapped, and the address"
                  + " straps",
              e);
      case "ETIMEDOUT" ->
          new WireException(
              MissReason.TIMEOUT,
              "the bus at "
                  + connector
                  + " is stuck: a part or a short circuit holds SDA or SCL low; unplug its parts"
                  + " one by one",
              e);
      case "ENOENT", "ENODEV" ->
          new WireException(
              MissReason.NOT_CONNECTED,
              "the bus at " + connector + " went away; plug its adapter in again",
              e);
      default ->
          new WireException(
              MissReason.BUS_ERROR,
              "the bus at "
                  + connector
                  + " is disturbed; shorten its cable and check pull-ups and supply",
              e);
    };
  }
}
