package id.penjaga.device.app.link;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// A small file of lines in which the link remembers something over a restart. It changes rarely,
/// so it is written anew each time.
///
/// It is written behind the link's back: a card that hangs holds up neither an order, such as to
/// silence the buzzer, nor what else the link has to say.
final class LineFile {
  /// The thread that may wait for the disk, for all such files.
  static final class Writer implements AutoCloseable {
    private static final long PATIENCE_MS = 1_000;

    private final ExecutorService thread;

    Writer(Threads threads) {
      thread = Executors.newSingleThreadExecutor(threads.factory("link-files"));
    }

    /// Waits a moment for what was not written yet.
    @Override
    public void close() {
      thread.shutdown();
      try {
        if (!thread.awaitTermination(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
          Logger.warn("The files of the link are not written, their disk may hang");
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final Path file;
  private final String what;
  private final Writer writer;
  private final AtomicReference<@Nullable List<String>> latest = new AtomicReference<>();

  /// @param what is forgotten when it cannot be read or written, for the log
  LineFile(Path file, String what, Writer writer) {
    this.file = file;
    this.what = what;
    this.writer = writer;
  }

  List<String> read() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      Logger.warn("{} of earlier starts are forgotten: {}", what, FileWords.of(file, e));
      return List.of();
    }
  }

  /// Keeps the lines as soon as the disk allows it. Of several versions that wait, the latest
  /// counts.
  void keep(List<String> lines) {
    if (latest.getAndSet(List.copyOf(lines)) == null) {
      writer.thread.execute(this::write);
    }
  }

  private void write() {
    List<String> lines = latest.getAndSet(null);
    if (lines == null) {
      return;
    }
    byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      DurableFile.write(file, text, "rw-------");
    } catch (IOException e) {
      Logger.warn("{} will be forgotten at the next start: {}", what, FileWords.of(file, e));
    }
  }
}
