package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FolderDiskTest {

  @Test
  void whatIsWrittenIsReadAndShortAtTheEnd(@TempDir Path folder) throws Exception {
    Disk disk = Disk.folder(folder.resolve("new"));
    try (DiskFile file = disk.create("a")) {
      file.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), 5);
      file.force();
      assertEquals(8, file.size());
      ByteBuffer bytes = ByteBuffer.allocate(10);
      assertEquals(4, file.read(bytes, 4));
      assertEquals(2, bytes.get(2));
      assertEquals(0, file.read(bytes, 100));
    }
    disk.rename("a", "b");
    disk.force();
    assertEquals(List.of("b"), disk.list());
    disk.delete("b");
    disk.delete("b");
    assertEquals(List.of(), disk.list());
    assertThrows(DiskException.class, () -> disk.open("b"));
    assertTrue(disk.freeBytes() > 0);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsToldFromABrokenOne() throws Exception {
    try (DiskFile full = Disk.folder(Path.of("/dev")).open("full")) {
      ByteBuffer page = ByteBuffer.allocate(4096);
      assertThrows(DiskFull.class, () -> full.write(page, 0));
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @DisplayName("F23 a full disk is recognised in the system's language, by the error's number")
  void aFullDiskIsRecognisedInIndonesian(@TempDir Path folder) throws Exception {
    Path locale = folder.resolve("id_ID.UTF-8");
    boolean made =
        Files.exists(Path.of("/usr/share/locale/id/LC_MESSAGES/libc.mo"))
            && Files.isExecutable(Path.of("/usr/bin/localedef"))
            && new ProcessBuilder("localedef", "-i", "id_ID", "-f", "UTF-8", locale.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start()
                    .waitFor()
                == 0;
    assumeTrue(made, "no Indonesian C library here: apt-get install locales libc-l10n");
    for (String language : List.of("id_ID.UTF-8", "C.UTF-8")) {
      ProcessBuilder child =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "--enable-native-access=ALL-UNNAMED",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              WriteToFullDisk.class.getName());
      child.environment().put("LOCPATH", folder.toString());
      child.environment().put("LC_ALL", language);
      child.environment().remove("LANGUAGE");
      Process process = child.redirectErrorStream(true).start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(said.startsWith("DiskFull "), language + ": " + said);
      assertEquals(language.startsWith("id"), !said.contains("No space left"), said);
    }
  }

  /// A child process, because a language is chosen when a process begins.
  static final class WriteToFullDisk {
    public static void main(String[] arguments) throws Exception {
      try (DiskFile full = Disk.folder(Path.of("/dev")).open("full")) {
        full.write(ByteBuffer.allocate(4096), 0);
      } catch (DiskException e) {
        System.out.println(e.getClass().getSimpleName() + " " + e.getMessage());
      }
    }
  }

  @Test
  void lookingChangesNothing(@TempDir Path folder) throws Exception {
    Disk.folder(folder).create("a").close();
    try (DiskFile file = Disk.readOnly(folder).open("a")) {
      assertThrows(Exception.class, () -> file.write(ByteBuffer.allocate(1), 0));
    }
  }
}
