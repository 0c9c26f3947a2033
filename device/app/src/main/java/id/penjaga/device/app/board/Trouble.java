package id.penjaga.device.app.board;

import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;

/// What the kernel's refusals mean to the person with the screwdriver.
final class Trouble {
  private Trouble() {}

  /// A line or descriptor that was in use fails.
  static WireException at(String connector, LinuxException e) {
    return new WireException(
        MissReason.BUS_ERROR, "the wire at " + connector + " failed: " + e.symbol(), e);
  }

  /// A device file cannot be opened.
  static WireException atDevice(String connector, String device, LinuxException e) {
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
}
