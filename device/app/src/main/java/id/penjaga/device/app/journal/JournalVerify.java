package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The command `verify`: checks a journal without changing it, on the device or on a copy of its
/// card (ACC-18).
///
/// What it cannot find: an attacker with the card who cuts the end and edits the file
/// `acknowledged` as well. Only the hub's own mark, given with `--mark`, shows that.
public final class JournalVerify {
  private JournalVerify() {}

  /// Checks the journal in a folder. What a power cut tore off at its end was never acknowledged
  /// and is not counted.
  ///
  /// @param folder the journal's own folder, or the data folder that holds it as `journal`
  /// @param mark what the hub holds; null when it was not asked
  /// @throws DiskException when there is no log, with where it was looked for, or it cannot be read
  public static ChainReport of(Path folder, @Nullable HubMark mark) throws DiskException {
    Path inner = folder.resolve("journal");
    Path journal = Files.isDirectory(inner) ? inner : folder;
    if (!Files.isDirectory(journal)) {
      throw new DiskException(
          "there is no folder " + folder + "; write the data folder that check prints");
    }
    Disk disk = Disk.readOnly(journal);
    try (PageLog log = PageLog.look(disk, new PageFormat())) {
      Position acknowledged = Checkpoint.noted(disk, log.id());
      return ChainReport.of(log, Journal.KEPT_RECORDS, acknowledged, mark);
    } catch (NoLog e) {
      String where = folder.equals(journal) ? folder + " and " + inner : "" + inner;
      Position lost = Checkpoint.notedOfAny(disk);
      if (lost != null) {
        throw new RecordsGone(
            "no record is left in "
                + journal
                + ", yet the file acknowledged there says that the hub holds them up to "
                + lost);
      }
      throw new DiskException("there is no log in " + where + "; write the data folder");
    }
  }

  /// Checks the journal in a folder without the hub's mark.
  public static ChainReport of(Path folder) throws DiskException {
    return of(folder, null);
  }

  /// Checks the journal in a folder without the hub's mark and says in one line what was found.
  ///
  /// @return the exit status: 0 sound, 1 a bad or missing record, 2 no journal could be read
  public static int run(Path folder, Appendable out) throws IOException {
    return run(folder, null, out);
  }

  /// Checks the journal in a folder and says in one line what was found.
  ///
  /// @return the exit status: 0 sound, 1 a bad or missing record, 2 no journal could be read
  public static int run(Path folder, @Nullable HubMark mark, Appendable out) throws IOException {
    try {
      ChainReport report = of(folder, mark);
      out.append(report.toString()).append('\n');
      return report.sound() ? 0 : 1;
    } catch (DiskException e) {
      out.append(String.valueOf(e.getMessage())).append('\n');
      return e instanceof RecordsGone ? 1 : 2;
    }
  }

  /// A folder without a log.
  static final class NoLog extends DiskException {
    private static final long serialVersionUID = 1;

    NoLog(String message) {
      super(message);
    }
  }

  /// Nothing is left of a log that had records.
  private static final class RecordsGone extends DiskException {
    private static final long serialVersionUID = 1;

    RecordsGone(String message) {
      super(message);
    }
  }
}
