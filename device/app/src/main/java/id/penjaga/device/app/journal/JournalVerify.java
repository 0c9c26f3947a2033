package id.penjaga.device.app.journal;

import java.io.IOException;
import java.nio.file.Path;

/// The command `verify <folder>`: checks a journal without changing it, on the device or on a copy
/// of its card (ACC-18).
public final class JournalVerify {
  private JournalVerify() {}

  /// Checks the journal in a folder. What a power cut tore off at its end was never acknowledged
  /// and is not counted.
  public static Verdict of(Path folder) throws DiskException {
    try (PageLog log = PageLog.look(Disk.readOnly(folder), new PageFormat())) {
      return Verdict.of(log);
    }
  }

  /// Checks the journal in a folder and says in one line what was found.
  ///
  /// @return the exit status: 0 sound, 1 a bad record, 2 no journal could be read
  public static int run(Path folder, Appendable out) throws IOException {
    try {
      Verdict verdict = of(folder);
      out.append(verdict.toString()).append('\n');
      return verdict.sound() ? 0 : 1;
    } catch (DiskException e) {
      out.append(String.valueOf(e.getMessage())).append('\n');
      return 2;
    }
  }
}
