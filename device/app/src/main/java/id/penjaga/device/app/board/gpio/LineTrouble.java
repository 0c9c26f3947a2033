package id.penjaga.device.app.board.gpio;

import com.pi4j.io.exception.IOException;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.board.kernel.LineMissing;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;

/// Turns what Pi4J and the kernel refuse of a line into wire exceptions.
///
/// @param consumers asked for the program that uses a line that is busy
public record LineTrouble(Consumers consumers) {
  /// Who uses a line now, for the sentence when it cannot be had.
  @FunctionalInterface
  public interface Consumers {
    String of(int bcm) throws LinuxException;
  }

  /// A line could not be requested.
  public WireException refused(int bcm, String connector, IOException e) {
    return e.getCause() instanceof LinuxException cause
        ? refused(bcm, connector, cause)
        : new WireException(
            MissReason.NOT_CONNECTED,
            "GPIO"
                + bcm
                + " for "
                + connector
                + (e instanceof LineMissing own
                    ? ": " + own.getMessage()
                    : " cannot be had; check the table of connectors, and start again"),
            e);
  }

  WireException refused(int bcm, String connector, LinuxException e) {
    return e.number() == LinuxException.EBUSY
        ? new WireException(
            MissReason.NOT_CONNECTED,
            "GPIO" + bcm + " for " + connector + " is used by " + user(bcm) + "; stop that first",
            e)
        : KernelTrouble.atDevice(connector, "GPIO" + bcm, e);
  }

  private String user(int bcm) {
    try {
      return "\"" + consumers.of(bcm) + "\"";
    } catch (LinuxException _) {
      return "somebody else";
    }
  }

  /// A line that was in use failed. Pi4J wraps what the kernel said.
  public static WireException failed(String connector, IOException e) {
    return e.getCause() instanceof LinuxException cause
        ? KernelTrouble.at(connector, cause)
        : new WireException(
            MissReason.BUS_ERROR,
            "the wire at " + connector + " failed; check it, and start again",
            e);
  }
}
