package id.penjaga.device.drivers.wire;

import java.util.ArrayDeque;
import java.util.Deque;

/// Kernel files that follow a script.
public final class ScriptedKernel implements KernelSensor {
  private record Read(String file, String text, boolean error) {}

  private final Deque<Read> script = new ArrayDeque<>();

  public ScriptedKernel holds(String file, String text) {
    script.add(new Read(file, text, false));
    return this;
  }

  public ScriptedKernel fails(String file, String errno) {
    script.add(new Read(file, errno, true));
    return this;
  }

  public boolean done() {
    return script.isEmpty();
  }

  @Override
  public String read(String file) throws WireException {
    Read next = script.poll();
    if (next == null || !next.file.equals(file)) {
      throw new AssertionError(file + " was read, the script says " + next);
    }
    if (next.error) {
      throw new KernelException(next.text, "read failed");
    }
    return next.text;
  }

  @Override
  public void close() {}
}
