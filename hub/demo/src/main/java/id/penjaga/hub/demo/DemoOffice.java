package id.penjaga.hub.demo;

import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.web.view.Guest;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.demo.office.Cast;
import id.penjaga.hub.demo.office.FiledPapers;
import id.penjaga.hub.demo.office.SimulatedOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// The simulated office in the folder of the demo's hub. It is written once, beside the folder, and
/// put in its place when it is whole: a start that was broken off leaves nothing half told.
///
/// @param guests empty when the folder is older than the office
record DemoOffice(List<Guest> guests) {
  private static final String PASSWORD = "people.password";

  /// @param now until when its year is told
  /// @param stopped whether the demo is to end
  static DemoOffice in(HubConfig config, Instant now, BooleanSupplier stopped) throws IOException {
    Path data = config.data();
    Path password = data.resolve(PASSWORD);
    Definitions definitions = DefinitionFolder.read(config.definitions());
    if (!Files.exists(data)) {
      write(data, definitions, config, now, stopped);
    }
    return new DemoOffice(
        Files.exists(password)
            ? guests(definitions, Files.readString(password).strip())
            : List.of());
  }

  private static void write(
      Path data, Definitions definitions, HubConfig config, Instant now, BooleanSupplier stopped)
      throws IOException {
    Path parent = Files.createDirectories(data.toAbsolutePath().getParent());
    Path draft = parent.resolve("being-written");
    delete(draft);
    Files.createDirectory(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    byte[] secret = new byte[12];
    new SecureRandom().nextBytes(secret);
    String password = HexFormat.of().formatHex(secret);
    DemoFiles.secretFile(draft.resolve(PASSWORD), password);
    for (String stuck :
        new SimulatedOffice(definitions, config.site().zone(), stopped)
            .watching()
            .write(draft, password, now, 1)) {
      Logger.warn("The simulated office could not go on with a case: {}", stuck);
    }
    new FiledPapers(
            definitions,
            PaperFolder.read(config.definitions(), config.site().organisation()),
            config.site().zone())
        .file(draft, now);
    Files.move(draft, data);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static List<Guest> guests(Definitions definitions, String password) {
    return Cast.ALL.stream()
        .map(member -> {
          String known = member.roles().getFirst();
          OfficeRole role = definitions.roles().get(known);
          return new Guest(
              member.login(),
              member.name(),
              role == null ? Bilingual.same(known) : role.name(),
              password);
        })
        .toList();
  }
}
