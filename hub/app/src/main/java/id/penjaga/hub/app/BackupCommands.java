package id.penjaga.hub.app;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.config.HubConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.store.backup.BackupOrder;
import id.penjaga.hub.app.store.backup.BackupRequest;
import id.penjaga.hub.app.store.backup.Contents;
import id.penjaga.hub.app.store.backup.Restore;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The commands `backup` and `restore`: everything the hub keeps and is configured with, in one
/// archive. A backup may be made while the hub runs.
///
/// Not in it: the files that `hub.yaml` names as secrets. Who finds an archive could do more with
/// them than read, and `init` makes new ones.
final class BackupCommands {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Pattern FILE_KEY = Pattern.compile("(?m)^\\s+([a-z-]+-file):\\s*([^#\\n]+)");

  /// Folders of definitions; besides them every YAML file in the folder itself.
  private static final List<String> FOLDERS =
      List.of("procedures", "forms", "checklists", "registers", "papers", "schema");

  private BackupCommands() {}

  /// @throws HubRefused when no backup was made
  static void backup(Path config, Path to) throws ConfigRefused, HubRefused, InterruptedException {
    HubConfig read = HubConfigReader.read(config);
    Consumer<String> told = ProgressLine.to(System.out);
    try {
      new BackupRequest(read.data()).make(order(config.toAbsolutePath(), read, to), PATIENCE, told);
    } catch (StoreException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new HubRefused("no backup was made: " + FileWords.of(config, e), e);
    }
    System.out.println("The backup is in " + to + ". It holds password hashes: keep it as such.");
  }

  private static BackupOrder order(Path config, HubConfig read, Path to) throws IOException {
    Path home = Objects.requireNonNull(config.getParent(), "it is absolute");
    SortedMap<String, String> files = new TreeMap<>();
    SortedMap<String, String> about = new TreeMap<>();
    files.put("config/" + config.getFileName(), config.toString());
    about.put("config", String.valueOf(config.getFileName()));
    about.put("data", from(home, read.data()));
    about.put("definitions", from(home, read.definitions()));
    about.put("secrets", String.join(", ", secrets(config)));
    if (read.definitions().startsWith(home)) {
      for (Path file : definitions(read.definitions())) {
        files.putIfAbsent("config/" + slashes(home.relativize(file)), file.toString());
      }
    } else {
      System.out.println(
          "Not in the backup: the definitions in "
              + read.definitions()
              + ", which do not lie below the folder of "
              + config
              + "; keep a copy of them.");
    }
    return new BackupOrder(to.toAbsolutePath(), true, files, about);
  }

  private static List<Path> definitions(Path folder) throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path some : Stream.concat(Stream.of(""), FOLDERS.stream()).map(folder::resolve).toList()) {
      if (Files.isDirectory(some)) {
        try (Stream<Path> files = Files.list(some)) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toString().matches(".*\\.(yaml|json|png|jpe?g)"))
              .sorted()
              .forEach(file -> all.add(file.normalize()));
        }
      }
    }
    return all;
  }

  private static List<String> secrets(Path config) throws IOException {
    Matcher keys = FILE_KEY.matcher(Files.readString(config));
    return keys.results().map(key -> key.group(1) + ": " + key.group(2).strip()).toList();
  }

  /// A path as it stands in the configuration: relative where it lies below it.
  private static String from(Path home, Path path) {
    return path.startsWith(home) ? slashes(home.relativize(path)) : path.toString();
  }

  private static String slashes(Path path) {
    return path.toString().replace('\\', '/');
  }

  /// Into the data folder of a configuration that is there.
  ///
  /// @throws HubRefused when nothing was restored
  static void restore(Path config, Path from) throws ConfigRefused, HubRefused {
    Path folder = HubConfigReader.read(config).data();
    try (Restore restore = new Restore(from, ProgressLine.to(System.out))) {
      data(restore, folder);
    } catch (StoreException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
    System.out.println(from + " is restored into " + folder + ". Start the hub.");
  }

  /// The whole hub into an empty folder: configuration, definitions and data.
  ///
  /// @throws HubRefused when nothing was restored
  static void restoreAll(Path to, Path from) throws HubRefused {
    try (Restore restore = new Restore(from, ProgressLine.to(System.out))) {
      Path home = to.toAbsolutePath();
      SortedMap<String, String> about =
          restore.contents().map(Contents::about).orElseGet(TreeMap::new);
      Path data = home.resolve(about.getOrDefault("data", "data/hub")).normalize();
      Restore.requireEmpty(data);
      restore.config(home);
      data(restore, data);
      Path config = home.resolve(about.getOrDefault("config", "hub.yaml"));
      System.out.println(from + " is restored: configuration " + config + ", data in " + data);
      String secrets = about.getOrDefault("secrets", "");
      if (!secrets.isEmpty()) {
        System.out.println(
            "A backup holds no secrets. Put these back before the start: " + secrets);
      }
    } catch (StoreException e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
  }

  /// No hub may start in the folder while it is filled.
  private static void data(Restore restore, Path folder) throws HubRefused {
    Restore.requireEmpty(folder);
    try (HubFolder _ = HubFolder.open(folder)) {
      restore.data(folder);
    }
  }
}
