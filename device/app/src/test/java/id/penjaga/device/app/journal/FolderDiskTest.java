package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
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
  void lookingChangesNothing(@TempDir Path folder) throws Exception {
    Disk.folder(folder).create("a").close();
    try (DiskFile file = Disk.readOnly(folder).open("a")) {
      assertThrows(Exception.class, () -> file.write(ByteBuffer.allocate(1), 0));
    }
  }
}
