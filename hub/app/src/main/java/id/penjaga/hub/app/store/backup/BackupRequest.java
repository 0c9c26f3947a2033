package id.penjaga.hub.app.store.backup;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// The way from the command `backup` to a hub that has the databases open: a file with the order
/// in the data folder, and beside it how far it is and an answer.
public final class BackupRequest {
  private static final String DONE = "done";
  private static final String OWNER = "rw-------";

  private final Path folder;
  private final Path request;
  private final Path answer;
  private final Path progress;

  public BackupRequest(Path folder) {
    this.folder = folder;
    request = folder.resolve("backup.request");
    answer = folder.resolve("backup.answer");
    progress = folder.resolve("backup.progress");
  }

  /// Makes a backup: by itself when no hub runs, else by asking it.
  ///
  /// @param patience how long the running hub may take
  /// @param told how far it is, in words for an operator
  /// @throws StoreException when none was made, in words for an operator
  public void make(BackupOrder order, Duration patience, Consumer<String> told)
      throws InterruptedException {
    if (!Files.exists(folder.resolve("penjaga.mv.db"))) {
      throw new StoreException("there is nothing to back up in " + folder);
    }
    if (Database.openElsewhere(folder)) {
      ask(order, patience, told);
    } else {
      Backup.write(folder, order, told);
    }
  }

  /// Asks the running hub.
  ///
  /// @param order its target is a path that the hub's account may write, its files are such that it
  ///     may read
  public void ask(BackupOrder order, Duration patience, Consumer<String> told)
      throws InterruptedException {
    try {
      Files.deleteIfExists(answer);
      DurableFile.write(request, order.write().getBytes(StandardCharsets.UTF_8), OWNER);
      String said = await(patience, told);
      if (!said.equals(DONE)) {
        throw new StoreException(said);
      }
    } catch (IOException e) {
      throw new StoreException("cannot ask the running hub: " + FileWords.of(request, e), e);
    } finally {
      request.toFile().delete();
      answer.toFile().delete();
      progress.toFile().delete();
    }
  }

  private String await(Duration patience, Consumer<String> told)
      throws IOException, InterruptedException {
    String last = "";
    for (long waited = 0; waited < patience.toMillis(); waited += 100) {
      if (Files.exists(answer)) {
        return Files.readString(answer);
      }
      String now = Files.exists(progress) ? Files.readString(progress) : "";
      if (!now.equals(last)) {
        told.accept(now);
        last = now;
      }
      Threads.pause(Duration.ofMillis(100));
    }
    throw new StoreException(
        "the running hub did not answer within " + patience.toMinutes() + " minutes; see its log");
  }

  /// In the running hub: whether a backup was asked for.
  public boolean asked() {
    return Files.exists(request);
  }

  private void tell(String how) {
    try {
      DurableFile.write(progress, how.getBytes(StandardCharsets.UTF_8), OWNER);
    } catch (IOException e) {
      Logger.warn("How far the backup is cannot be told: {}", FileWords.of(progress, e));
    }
  }

  /// In the running hub: makes the backup that was asked for, and answers.
  public void serve() {
    String said;
    try {
      String order = Files.readString(request);
      Files.delete(request);
      Backup.write(folder, BackupOrder.read(order), this::tell);
      said = DONE;
    } catch (StoreException | IllegalArgumentException e) {
      said = String.valueOf(e.getMessage());
    } catch (IOException e) {
      said = "no backup was made: " + FileWords.of(request, e);
    }
    try {
      DurableFile.write(answer, said.getBytes(StandardCharsets.UTF_8), OWNER);
    } catch (IOException e) {
      throw new StoreException("cannot answer: " + FileWords.of(answer, e), e);
    }
  }
}
