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

/// The way from the command `backup` to a hub that has the databases open: a file with the name of
/// the archive in the data folder, and an answer beside it.
public final class BackupRequest {
  private static final String DONE = "done";
  private static final String OWNER = "rw-------";

  private final Path folder;
  private final Path request;
  private final Path answer;

  public BackupRequest(Path folder) {
    this.folder = folder;
    request = folder.resolve("backup.request");
    answer = folder.resolve("backup.answer");
  }

  /// Makes a backup: by itself when no hub runs, else by asking it.
  ///
  /// @param patience how long the running hub may take
  /// @throws StoreException when none was made, in words for an operator
  public void make(Path to, Duration patience) throws InterruptedException {
    if (!Files.exists(folder.resolve("penjaga.mv.db"))) {
      throw new StoreException("there is nothing to back up in " + folder);
    }
    Path target = to.toAbsolutePath();
    if (Database.openElsewhere(folder)) {
      ask(target, patience);
    } else {
      Backup.write(folder, target);
    }
  }

  /// Asks the running hub.
  ///
  /// @param target an absolute path that the hub's account may write
  public void ask(Path target, Duration patience) throws InterruptedException {
    try {
      Files.deleteIfExists(answer);
      DurableFile.write(request, target.toString().getBytes(StandardCharsets.UTF_8), OWNER);
      String said = await(patience);
      if (!said.equals(DONE)) {
        throw new StoreException(said);
      }
    } catch (IOException e) {
      throw new StoreException("cannot ask the running hub: " + FileWords.of(request, e), e);
    } finally {
      request.toFile().delete();
      answer.toFile().delete();
    }
  }

  private String await(Duration patience) throws IOException, InterruptedException {
    for (long waited = 0; waited < patience.toMillis(); waited += 100) {
      if (Files.exists(answer)) {
        return Files.readString(answer);
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

  /// In the running hub: makes the backup that was asked for, and answers.
  public void serve() {
    String said;
    try {
      Path target = Path.of(Files.readString(request));
      Files.delete(request);
      Backup.write(folder, target);
      said = DONE;
    } catch (StoreException e) {
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
