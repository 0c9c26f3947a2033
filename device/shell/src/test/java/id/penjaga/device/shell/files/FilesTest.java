package id.penjaga.device.shell.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("F22 F29 F75 Small files, secrets and their words")
class FilesTest {
  @TempDir Path folder;

  @Test
  @DisplayName("F22 A durable file is replaced whole, with its mode, and leaves nothing beside it")
  void aDurableFileIsReplacedWhole() throws IOException {
    Path file = folder.resolve("key");
    DurableFile.write(file, bytes("one"), "rw-------");
    DurableFile.write(file, bytes("two"), "rw-------");
    assertEquals("two", Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (var all = Files.list(folder)) {
      assertEquals(1, all.count());
    }
    DurableFile.delete(file);
    DurableFile.delete(file);
    assertFalse(Files.exists(file));
  }

  @Test
  @DisplayName("F22 A temporary file of a run that was cut is replaced")
  void aLeftoverIsReplaced() throws IOException {
    Files.writeString(folder.resolve("key.new"), "half");
    DurableFile.write(folder.resolve("key"), bytes("one"), "rw-------");
    assertEquals("one", Files.readString(folder.resolve("key")));
  }

  @ParameterizedTest
  @DisplayName("F29 A secret that others may read or change is refused with its cure")
  @ValueSource(
      strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx--x---", "rw-rw-rw-"})
  void aSecretOfOthersIsRefused(String mode) throws IOException {
    Path file = secret("s3cret\n", mode);
    String said = assertThrows(SecretRefused.class, () -> SecretFile.read(file)).getMessage();
    assertTrue(said.endsWith("run: chmod 600 " + file), said);
  }

  @Test
  @DisplayName("F29 The secret is the first line without blanks and without a byte order mark")
  void theFirstLineIsTheSecret() throws IOException {
    assertEquals("s3cret", SecretFile.read(secret("\uFEFF s3cret \r\nmore\n", "rw-------")));
    assertEquals("s3cret", SecretFile.read(secret("s3cret", "r--------")));
  }

  @Test
  @DisplayName("F75 A secret that is not there, empty, a folder or no text: a sentence each")
  void whatIsNoSecretIsSaid() throws IOException {
    Path none = folder.resolve("none");
    assertEquals(none + ": there is no such file; check the path", refusal(none));
    assertTrue(refusal(secret("  \n", "rw-------")).contains("first line is empty"));
    assertTrue(refusal(folder).contains("is a folder"));
    Path odd = secret("", "rw-------");
    Files.write(odd, new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0});
    assertTrue(refusal(odd).contains("UTF-8"));
    Files.write(odd, new byte[100_000]);
    assertTrue(refusal(odd).contains("64 KiB"));
  }

  @Test
  @DisplayName("F29 A data folder is made 0700 and refused when it is laxer")
  void aDataFolderIsPrivate() throws IOException {
    Path data = folder.resolve("a/b/data");
    assertEquals(data, PrivateFolder.of(data));
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(data)));
    assertEquals(data, PrivateFolder.of(data));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-x---"));
    String said = assertThrows(SecretRefused.class, () -> PrivateFolder.of(data)).getMessage();
    assertTrue(said.endsWith("run: chmod 700 " + data), said);
    Path file = secret("x", "rw-------");
    assertThrows(SecretRefused.class, () -> PrivateFolder.of(file));
  }

  @Test
  @DisplayName("F75 Missing, folder, existing, no folder above: reason and cure, not only the path")
  void everyReasonHasItsWords() {
    Path file = folder.resolve("x");
    assertEquals(
        file + ": there is no such file; check the path",
        FileWords.of(file, assertThrows(IOException.class, () -> Files.readString(file))));
    Path deep = folder.resolve("no/such/x");
    assertEquals(
        deep + ": there is no folder " + deep.getParent() + "; make it, or check the path",
        FileWords.of(deep, assertThrows(IOException.class, () -> Files.readString(deep))));
    assertEquals(
        folder + ": is a folder; write the path of a file",
        FileWords.of(folder, assertThrows(IOException.class, () -> Files.readString(folder))));
  }

  private String refusal(Path file) {
    return "" + assertThrows(SecretRefused.class, () -> SecretFile.read(file)).getMessage();
  }

  private Path secret(String text, String mode) throws IOException {
    Path file = folder.resolve("secret");
    Files.deleteIfExists(file);
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    return file;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
