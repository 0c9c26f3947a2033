package id.penjaga.hub.app.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.files.clean.FileKind;
import id.penjaga.hub.app.files.clean.FileRefusal;
import id.penjaga.hub.app.files.clean.FileRefused;
import id.penjaga.hub.app.files.clean.SampleFiles;
import id.penjaga.hub.app.store.files.AttachmentTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One contract on both databases.
abstract class AttachmentsContract {
  private static final Instant NOW = Instant.parse("2026-11-27T03:00:00Z");
  private static final long MOST = 100_000;

  @TempDir Path folder;
  private DataSource database;
  private AttachmentTables tables;
  private Attachments attachments;

  /// With the tables of people's work, which are empty.
  abstract DataSource database() throws Exception;

  @BeforeEach
  void open() throws Exception {
    database = database();
    tables = new AttachmentTables(database, new Threads(_ -> {}));
    attachments = new Attachments(folder, tables);
  }

  @AfterEach
  void close() {
    tables.close();
  }

  private Attachment take(byte[] bytes, String name) throws Exception {
    return take(bytes, name, NOW);
  }

  private Attachment take(byte[] bytes, String name, Instant now) throws Exception {
    Path raw = Attachments.incoming(folder).resolve("raw");
    Files.write(raw, bytes);
    return attachments.take(raw, name, MOST, "sari", now);
  }

  private Attachment found(Attachment one) {
    return attachments.find(one.sha256(), one.by()).orElseThrow();
  }

  private byte[] bytes(Attachment attachment) throws IOException {
    try (InputStream in = attachments.open(attachment)) {
      return in.readAllBytes();
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.getFileName().toString().length() == 64)
          .toList();
    }
  }

  private boolean bind(String sha256, String subject) throws Exception {
    try (Connection connection = database.getConnection();
        SqlSession session = new SqlSession(connection)) {
      connection.setAutoCommit(false);
      boolean done = AttachmentTables.bind(session, sha256, subject);
      connection.commit();
      return done;
    }
  }

  @Test
  void aFileIsKeptUnderTheHashOfItsCleanBytesForTheOwnerOnly() throws Exception {
    Attachment photo = take(SampleFiles.telephonePhoto(6), "IMG_20261127.jpg");
    byte[] kept = bytes(photo);
    assertEquals(
        photo.sha256(),
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept)));
    assertEquals(kept.length, photo.bytes());
    assertEquals(FileKind.JPEG, photo.kind());
    assertFalse(new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1).contains("Sari"));
    assertEquals(photo, found(photo), "as it is written down");
    assertTrue(attachments.find(photo.sha256(), "budi").isEmpty(), "it belongs to no case yet");
    Path file = kept().getFirst();
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(photo.sha256().substring(0, 2), file.getParent().getFileName().toString());
    assertTrue(photo.visibleTo("sari"));
    assertFalse(photo.visibleTo("budi"), "it belongs to no case yet");
  }

  @Test
  void equalBytesAreKeptOnceAndTwoPeopleMayBringThem() throws Exception {
    Attachment one = take(SampleFiles.telephonePhoto(1), "a.jpg");
    Attachment two = take(SampleFiles.telephonePhoto(1), "b.jpg");
    assertEquals(one.sha256(), two.sha256());
    assertTrue(one.id() != two.id());
    assertEquals(1, kept().size());
    assertArrayEquals(bytes(one), bytes(two));
  }

  @Test
  void aDamagedFileIsMendedByTheSameBytes() throws Exception {
    Attachment one = take(SampleFiles.jpeg(1), "a.jpg");
    byte[] whole = bytes(one);
    Files.write(kept().getFirst(), new byte[3]);
    take(SampleFiles.jpeg(1), "a.jpg");
    assertArrayEquals(whole, bytes(one));
  }

  @Test
  void hostileNamesAreOnlyNames() throws Exception {
    byte[] jpeg = SampleFiles.jpeg(1);
    assertEquals("passwd.jpg", take(jpeg, "../../../etc/passwd").name());
    assertEquals("boot.JPG", take(jpeg, "C:\\Windows\\boot.JPG.\u0000").name());
    assertEquals("lampiran.jpg", take(jpeg, "..").name());
    assertEquals("lampiran.jpg", take(jpeg, "").name());
    assertEquals("fotogpj.exe.jpg", take(jpeg, "foto\u202Egpj.exe").name(), "no turned writing");
    assertEquals("_b_x.jpg", take(jpeg, "<b>x").name());
    assertEquals("فوتو 照片 фото.jpeg", take(jpeg, "فوتو 照片 фото.jpeg").name());
    assertEquals("a b.jpg", take(jpeg, "a\r\nX-Evil: 1/a\u2003b.jpg").name());
    String longest = take(jpeg, "😀".repeat(10_000) + ".jpg").name();
    assertEquals(104, longest.codePointCount(0, longest.length()));
    assertEquals(
        longest, tables.named(kept().getFirst().getFileName().toString()).getLast().name());
  }

  @Test
  void whatIsRefusedLeavesNothing() throws Exception {
    record Case(byte[] bytes, FileRefusal why) {}
    for (Case wrong :
        List.of(
            new Case(new byte[0], FileRefusal.EMPTY),
            new Case(SampleFiles.text("<script>"), FileRefusal.WRONG_KIND),
            new Case(SampleFiles.text("%PDF-1.7 /JavaScript "), FileRefusal.ACTIVE_PDF),
            new Case(java.util.Arrays.copyOf(SampleFiles.png(1), 200), FileRefusal.BROKEN),
            new Case(new byte[(int) MOST + 1], FileRefusal.TOO_LARGE))) {
      FileRefused refused = assertThrows(FileRefused.class, () -> take(wrong.bytes, "laporan.jpg"));
      assertEquals(wrong.why, refused.why);
    }
    assertEquals(List.of(), kept());
    assertEquals(List.of("raw"), List.of(folder.resolve("files/incoming").toFile().list()));
    assertEquals(0, attachments.tidy(NOW.plus(Duration.ofDays(8))));
  }

  @Test
  @DisplayName("SYS-10 What a command names belongs to its case; the rest goes after a week")
  void whatNobodyNamedGoesAfterAWeek() throws Exception {
    Attachment used = take(SampleFiles.jpeg(1), "bukti.jpg");
    Attachment unused = take(SampleFiles.jpeg(2), "salah.jpg");
    assertTrue(bind(used.sha256(), "case/17"));
    assertTrue(bind(used.sha256(), "case/17"), "said again it changes nothing");
    assertEquals(
        List.of(used.id()), attachments.of("case/17").stream().map(Attachment::id).toList());
    assertTrue(found(used).visibleTo("budi"));
    assertEquals(0, attachments.tidy(NOW.plus(Duration.ofDays(6))));
    assertEquals(2, kept().size());
    assertEquals(2, attachments.tidy(NOW.plus(Duration.ofDays(8))), "a row and its file");
    assertTrue(attachments.find(unused.sha256(), "sari").isEmpty());
    assertEquals(1, kept().size());
    bytes(used);
    assertFalse(bind(unused.sha256(), "case/17"), "an entry must not name what is gone");
  }

  @Test
  void theSamePaperMayProveTwoThings() throws Exception {
    Attachment paper = take(SampleFiles.pdf(""), "surat tugas.pdf");
    assertTrue(bind(paper.sha256(), "case/1"));
    assertTrue(bind(paper.sha256(), "case/2"));
    assertEquals("surat tugas.pdf", attachments.of("case/2").getFirst().name());
    take(SampleFiles.pdf(""), "surat tugas.pdf");
    attachments.tidy(NOW.plus(Duration.ofDays(8)));
    assertEquals(1, kept().size(), "still named by two");
  }

  @Test
  @DisplayName("SYS-10 A stop between file and row leaves nothing to see and no orphan for ever")
  void aStopBetweenFileAndRow() throws Exception {
    AttachmentBook dying =
        new AttachmentBook() {
          @Override
          public Attachment add(
              String sha256, FileKind kind, long bytes, String name, Instant at, String by) {
            throw new StoreException("killed here");
          }

          @Override
          public List<Attachment> named(String sha256) {
            return tables.named(sha256);
          }

          @Override
          public List<Attachment> of(String subject) {
            return tables.of(subject);
          }

          @Override
          public int forget(Instant before) {
            return tables.forget(before);
          }
        };
    Attachments stopped = new Attachments(folder, dying);
    Path raw = folder.resolve("raw");
    Files.write(raw, SampleFiles.jpeg(1));
    assertThrows(StoreException.class, () -> stopped.take(raw, "a.jpg", MOST, "sari", NOW));
    assertEquals(1, kept().size());
    assertEquals(List.of(), tables.named(kept().getFirst().getFileName().toString()));
    assertEquals(0, attachments.tidy(NOW.plus(Duration.ofDays(6))));
    assertEquals(1, attachments.tidy(NOW.plus(Duration.ofDays(8))));
    assertEquals(0, kept().size());
  }

  @Test
  void whatWasBeingReceivedIsGoneAfterARestart() throws Exception {
    Files.write(Attachments.incoming(folder).resolve("x.sent"), SampleFiles.telephonePhoto(1));
    Attachments.incoming(folder);
    assertEquals(0, folder.resolve("files/incoming").toFile().list().length);
  }

  @Test
  @DisplayName("SYS-10 A full disk is said in words, and what was there stays")
  void aFullDisk() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts a tmpfs");
    Path small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", small.toString()));
    try {
      Attachments full = new Attachments(small, tables);
      Path raw = folder.resolve("raw.jpg");
      Files.write(raw, SampleFiles.jpeg(1));
      FilesUnavailable why =
          assertThrows(FilesUnavailable.class, () -> full.take(raw, "a.jpg", MOST, "sari", NOW));
      assertTrue(why.full);
      assertTrue(String.valueOf(why.getMessage()).contains("until room is made"));
      assertEquals(0, small.resolve("files/incoming").toFile().list().length);
    } finally {
      ran("umount", small.toString());
    }
  }

  private static boolean ran(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
