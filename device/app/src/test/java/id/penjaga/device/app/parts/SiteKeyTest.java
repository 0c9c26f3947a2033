package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A badge's number is nothing without the site's key, and the key is nobody else's business.
class SiteKeyTest {
  private static final byte[] NUMBER = {0x0a, 0x00, 0x68, 0x40, 0x3d};

  @TempDir Path folder;

  @Test
  @DisplayName(
      "ACC-14 the same badge has the same digest after a restart, and another at another site")
  void theDigestBelongsToBadgeAndSite() throws IOException {
    SiteKey first = SiteKey.in(folder.resolve("a"));
    assertEquals(first.digest(NUMBER), SiteKey.in(folder.resolve("a")).digest(NUMBER));
    assertNotEquals(first.digest(NUMBER), SiteKey.in(folder.resolve("b")).digest(NUMBER));
  }

  @Test
  void theDigestIsTheKeyedHashOfRfc2104() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(file, "0b".repeat(32) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    // HMAC-SHA-256 with 32 bytes 0x0b of "Hi There", computed with openssl.
    assertEquals(
        "198a607eb44bfbc69903a0f1cf2bbdc5",
        SiteKey.in(file)
            .digest("Hi There".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .digest());
  }

  @Test
  void aNewKeyIsForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("key");
    SiteKey.in(file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aKeyThatOthersCanReadIsRefusedWithTheRemedy() throws IOException {
    Path file = folder.resolve("key");
    SiteKey.in(file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    IOException refused = assertThrows(IOException.class, () -> SiteKey.in(file));
    assertEquals(
        file + ": others than its owner may read or change it; run: chmod 600 " + file,
        refused.getMessage());
  }

  @Test
  @DisplayName("F22 an empty key, as a power cut may leave it, is refused with both ways out")
  void anEmptyKeySaysWhatToDo() throws IOException {
    Path file = folder.resolve("key");
    SiteKey.in(file);
    Files.writeString(file, "");
    IOException refused = assertThrows(IOException.class, () -> SiteKey.in(file));
    assertTrue(String.valueOf(refused.getMessage()).contains("remove the file; else put it back"));
  }

  @Test
  @DisplayName("F22 a half-made key of a start that was cut does not hinder the next start")
  void aHalfMadeKeyIsMadeAnew() throws IOException {
    Path file = folder.resolve("key");
    Files.writeString(folder.resolve("key.new"), "");
    SiteKey.in(file);
    assertEquals(65, Files.size(file));
  }

  @Test
  void aDamagedKeyIsRefusedAndNotReplaced() throws IOException {
    Path file = folder.resolve("key");
    SiteKey.in(file);
    Files.writeString(file, "short");
    assertThrows(IOException.class, () -> SiteKey.in(file));
    assertEquals("short", Files.readString(file));
  }
}
