package id.penjaga.hub.app.files;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.files.clean.FileRefusal;
import id.penjaga.hub.app.files.clean.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.tinylog.Logger;

/// The attachments of cases: takes them in, hands them out, removes what nobody used.
public final class Attachments {
  /// How long a file waits for the command that names it.
  public static final Duration UNUSED = Duration.ofDays(7);

  /// So much of the disk stays free for the book and the journal, whatever people attach.
  private static final long RESERVE = 64L << 20;

  private final FileVault vault;
  private final AttachmentBook book;

  /// Held while a file and its row come or go, so that none is removed for being without the other.
  private final Lock pairing = new ReentrantLock();

  /// @param data the hub's data folder
  /// @throws FilesUnavailable when it cannot be used
  public Attachments(Path data, AttachmentBook book) {
    this.vault = new FileVault(data);
    this.book = book;
  }

  /// The folder for what is being received, made empty: what lies there after a restart is
  /// nobody's.
  ///
  /// @param data the hub's data folder
  /// @throws FilesUnavailable when it cannot be used
  public static Path incoming(Path data) {
    FileVault vault = new FileVault(data);
    vault.forgetHalves();
    return vault.incoming();
  }

  /// Asks for room before anything is received.
  ///
  /// @param bytes how much is announced
  /// @throws FilesUnavailable when the disk has less
  public void requireRoom(long bytes) {
    try {
      if (vault.freeBytes() < bytes + RESERVE) {
        throw new FilesUnavailable(
            "the disk is full: attachments are not taken until room is made");
      }
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(vault.incoming(), e), e);
    }
  }

  /// Judges a file, cleans it, keeps it and writes it down. When this returns it is durable.
  ///
  /// @param raw as it came; it is left where it is
  /// @param name what its sender calls it; anything
  /// @param most bytes it may have
  /// @throws FileRefused when it is none that may be attached; nothing is kept
  /// @throws FilesUnavailable when it cannot be kept now
  public Attachment take(Path raw, String name, long most, String by, Instant now)
      throws FileRefused {
    try {
      long size = Files.size(raw);
      if (size > most) {
        throw new FileRefused(FileRefusal.TOO_LARGE);
      }
      requireRoom(size);
      FileVault.Fresh fresh = vault.clean(raw, now);
      String shown = FileName.of(name, fresh.kind());
      pairing.lock();
      try {
        vault.place(fresh);
        return book.add(fresh.sha256(), fresh.kind(), fresh.bytes(), shown, now, by);
      } finally {
        pairing.unlock();
      }
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(vault.incoming(), e), e);
    }
  }

  /// Keeps a paper that the hub made itself and writes it down. When this returns it is durable.
  ///
  /// @param name without its ending
  /// @throws FilesUnavailable when it cannot be kept now
  public Attachment keep(byte[] pdf, String name, String by, Instant now) {
    requireRoom(pdf.length);
    try {
      FileVault.Fresh fresh = vault.own(pdf, now);
      pairing.lock();
      try {
        vault.place(fresh);
        return book.add(
            fresh.sha256(), fresh.kind(), fresh.bytes(), FileName.of(name, fresh.kind()), now, by);
      } finally {
        pairing.unlock();
      }
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(vault.incoming(), e), e);
    }
  }

  /// One with these bytes that this account may see.
  public Optional<Attachment> find(String sha256, String account) {
    return book.named(sha256).stream().filter(one -> one.visibleTo(account)).findFirst();
  }

  /// Those of a case, the oldest first.
  public List<Attachment> of(String subject) {
    return book.of(subject);
  }

  /// The bytes of an attachment; close them.
  ///
  /// @throws FilesUnavailable when the file is not there
  public InputStream open(Attachment attachment) {
    try {
      return vault.open(attachment.sha256());
    } catch (IOException e) {
      throw new FilesUnavailable(
          "the file of attachment " + attachment.id() + " cannot be read; restore it from a backup",
          e);
    }
  }

  /// Removes what came a week ago and was named by no case, and files without a row.
  ///
  /// @return how many attachments and files went
  public int tidy(Instant now) {
    Instant before = now.minus(UNUSED);
    int gone = book.forget(before);
    try {
      for (String file : vault.before(before)) {
        gone += sweep(file);
      }
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(vault.incoming(), e), e);
    }
    if (gone > 0) {
      Logger.info("{} unused attachments and files were removed", gone);
    }
    return gone;
  }

  /// Removes files whose rows were taken away, unless another row names them.
  ///
  /// @param files SHA-256 of each
  public void remove(List<String> files) {
    try {
      for (String file : files) {
        sweep(file);
      }
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(vault.incoming(), e), e);
    }
  }

  /// Deletes a file when no row names it.
  private int sweep(String file) throws IOException {
    pairing.lock();
    try {
      if (!book.named(file).isEmpty()) {
        return 0;
      }
      vault.delete(file);
      return 1;
    } finally {
      pairing.unlock();
    }
  }
}
