package id.penjaga.device.app.journal;

import java.nio.file.Path;
import java.util.List;

/// One folder on a disk, as small as the journal needs it, so that a test can put a disk below it
/// that tears, reorders and fails.
public interface Disk {

  /// The folder at a path, made when it is missing.
  static Disk folder(Path path) throws DiskException {
    return new FolderDisk(path, true);
  }

  /// The folder at a path, for looking only: nothing in it can be changed.
  static Disk readOnly(Path path) throws DiskException {
    return new FolderDisk(path, false);
  }

  /// The names of the files in the folder, in no order.
  List<String> list() throws DiskException;

  /// Opens a file that exists.
  DiskFile open(String name) throws DiskException;

  /// Makes an empty file, whatever stood there before.
  DiskFile create(String name) throws DiskException;

  /// Gives a file another name, replacing a file that has it.
  void rename(String from, String to) throws DiskException;

  /// Removes a file; a missing one is no error.
  void delete(String name) throws DiskException;

  /// Makes everything that was created, renamed or deleted here durable.
  void force() throws DiskException;

  /// Bytes that can still be written on this disk.
  long freeBytes() throws DiskException;
}
