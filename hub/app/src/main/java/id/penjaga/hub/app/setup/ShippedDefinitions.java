package id.penjaga.hub.app.setup;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The definitions of procedures and of all they use that this JAR carries, and the schemas by
/// which an editor helps with them.
final class ShippedDefinitions {
  private static final List<String> FOLDERS =
      List.of("procedures", "forms", "checklists", "registers", "papers", "schema");
  private static final List<String> FILES =
      List.of("roles.yaml", "calendar.yaml", "escalation.yaml", "threats.yaml", "papers.yaml");

  private ShippedDefinitions() {}

  /// Path of each file, such as `procedures/SRVSEC.yaml`, and its text.
  ///
  /// @throws IOException when they cannot be read
  static SortedMap<String, String> texts() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    String beside = ShippedDefinitions.class.getPackageName().replace('.', '/');
    Path origin = origin();
    if (Files.isDirectory(origin)) {
      gather(origin.resolve(beside), texts);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(origin)) {
        gather(jar.getPath(beside), texts);
      }
    }
    return texts;
  }

  private static void gather(Path from, SortedMap<String, String> texts) throws IOException {
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(from.resolve(folder))) {
        for (Path file : files.toList()) {
          texts.put(folder + "/" + file.getFileName(), Files.readString(file));
        }
      }
    }
    for (String file : FILES) {
      texts.put(file, Files.readString(from.resolve(file)));
    }
  }

  /// The JAR, or the folder of classes while it is developed.
  private static Path origin() throws IOException {
    try {
      return Path.of(
          ShippedDefinitions.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException("the place of the program has no proper name", e);
    }
  }
}
