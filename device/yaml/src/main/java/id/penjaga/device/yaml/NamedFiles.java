package id.penjaga.device.yaml;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// The files that a file names. Each method throws an [IllegalArgumentException] that says what to
/// do.
///
/// @param file that names them
record NamedFiles(Path file) {
  /// The secret in a file that only its owner may read.
  String secretIn(Path file) {
    try {
      return SecretFile.read(file);
    } catch (SecretRefused e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /// A file that is there and can be read.
  Path readable(String text) {
    Path file = resolve(text);
    if (Files.isDirectory(file)) {
      throw new Objection(
          Sentence.of(
              "{}: adalah folder; tulis jalur sebuah file",
              "{}: is a folder; write the path of a file",
              file));
    }
    try {
      Files.newInputStream(file).close();
      return file;
    } catch (IOException e) {
      throw new IllegalArgumentException(FileWords.of(file, e), e);
    }
  }

  /// A path, meant from the folder of the file that names it; nothing need be there.
  Path resolve(String text) {
    try {
      return file.toAbsolutePath().resolveSibling(text).normalize();
    } catch (InvalidPathException e) {
      throw new Objection(
          Sentence.of(
              "\"{}\" bukan jalur pada sistem ini; tulis dengan huruf biasa",
              "\"{}\" is no path on this system; write one in plain letters",
              text),
          e);
    }
  }
}
