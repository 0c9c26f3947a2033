package id.penjaga.device.app.board.i2c;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Buses without a kernel: every transaction is written down, every byte read is 5A, and a bus
/// above 1 is refused as the kernel would.
public final class SoftBuses implements Buses {
  private static final HexFormat HEX = HexFormat.of();

  public final List<String> transfers = new ArrayList<>();
  public volatile boolean mute;

  @Override
  public void look(int bus) throws LinuxException {
    if (bus > 1) {
      refuse();
    }
  }

  @Override
  public synchronized void transfer(int bus, int address, byte[] out, byte[] in)
      throws LinuxException {
    if (mute) {
      refuse();
    }
    transfers.add(
        bus + "/" + Integer.toHexString(address) + " " + HEX.formatHex(out) + " " + in.length);
    java.util.Arrays.fill(in, (byte) 0x5A);
  }

  private static void refuse() throws LinuxException {
    Libc.close(Libc.open("/dev/no-such-bus", Libc.READ_ONLY));
  }
}
