package id.penjaga.device.app;

import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.loop.RecallCache;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.messages.Position;
import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A log that turned out to be a copy: the hub acknowledged a position that this log never gave
/// out, so the card was restored from an older image. Going on in it would give positions a second
/// time, and the hub would take the new records for repeats of the old ones.
///
/// It is noted durably and the program ends; the next start moves journal and readings aside and
/// begins a new log with everything that the room remembers.
///
/// @param remembered what the room knew, to be recorded in the new log
/// @param unsent records of the copied log that the hub may not hold; they stay on the card
record CopiedLog(List<Remembered> remembered, long unsent) {
  private static final String NOTE = "copied-log";
  private static final String MODE = "rw-------";

  CopiedLog {
    remembered = List.copyOf(remembered);
  }

  /// What ends the program. Not a bug, but the rule is the same: the service manager starts it
  /// again.
  static final class Found extends RuntimeException {
    private static final long serialVersionUID = 1;

    Found(Position held) {
      super(
          "The hub holds records up to "
              + held
              + " of this log, which it never wrote: the card was restored from an older image."
              + " The program ends, and its next start begins a new log.");
    }
  }

  /// Notes durably that the log is a copy.
  ///
  /// @param held what the hub acknowledged
  static Found note(Path data, Position held) {
    try {
      byte[] text = (held + "\n").getBytes(StandardCharsets.US_ASCII);
      DurableFile.write(data.resolve(NOTE), text, MODE);
    } catch (IOException e) {
      Logger.error("That the log is a copy cannot be noted: {}", FileWords.of(data, e));
    }
    return new Found(held);
  }

  /// Moves a log that was noted as a copy aside. Cut at any point, the next start goes on.
  ///
  /// @param data the data folder, locked
  /// @return null when there is none, or when the disk does not allow it
  static @Nullable CopiedLog setAside(Path data) {
    Path note = data.resolve(NOTE);
    if (!Files.exists(note)) {
      return null;
    }
    try {
      Path journal = data.resolve("journal");
      CopiedLog copied = new CopiedLog(List.of(), 1);
      if (Files.isDirectory(journal)) {
        String log;
        try (Journal old =
            Journal.open(Disk.folder(journal), Journal.Options.USUAL, new SecureRandom())) {
          copied =
              new CopiedLog(
                  RecallCache.recall(data.resolve("memory"), old).remembered(),
                  Math.max(1, old.countAfter(old.acknowledged())));
          log = old.log();
        }
        // The readings first: while the journal stands here, its name is known.
        aside(data.resolve("trend"), data.resolve("trend-copy-" + log));
        aside(journal, data.resolve("journal-copy-" + log));
      }
      DurableFile.delete(data.resolve("memory"));
      DurableFile.delete(note);
      Logger.warn(
          "A new log begins; the old one, a copy, is kept in {} beside it", data + "/*-copy-*");
      return copied;
    } catch (DiskException | IOException e) {
      String why = e instanceof IOException io ? FileWords.of(data, io) : e.getMessage();
      Logger.error("The copied log cannot be moved aside, the next start tries again: {}", why);
      return null;
    }
  }

  private static void aside(Path from, Path to) throws IOException {
    if (!Files.isDirectory(from)) {
      return;
    }
    Path free = to;
    for (int i = 2; Files.exists(free); i++) {
      free = to.resolveSibling(to.getFileName() + "-" + i);
    }
    Files.move(from, free, StandardCopyOption.ATOMIC_MOVE);
  }
}
