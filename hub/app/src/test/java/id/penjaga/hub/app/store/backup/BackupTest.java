package id.penjaga.hub.app.store.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.book.BookExport;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.proof.Anchor;
import id.penjaga.hub.core.proof.Audit;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Backup and restoration of the whole hub (DOC-11)")
class BackupTest {
  @TempDir Path folder;
  @TempDir Path scratch;
  private HubUnderWork hub;

  @BeforeEach
  void open() {
    hub = new HubUnderWork(folder.resolve("data"));
    hub.people();
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private Path backup(String name) {
    Path archive = scratch.resolve(name);
    Backup.write(folder.resolve("data"), BackupOrder.of(archive), _ -> {});
    return archive;
  }

  private Path restored(Path archive, String name) {
    Path data = scratch.resolve(name);
    try (Restore restore = new Restore(archive, _ -> {})) {
      restore.data(data);
    }
    return data;
  }

  @Test
  @DisplayName("DOC-11 Wiped and restored, every row of every table and every file is the same")
  void everyRow() throws Exception {
    for (int i = 0; i < 5; i++) {
      hub.fault(scratch, i % 2 == 0);
    }
    Path data = restored(backup("a.zip"), "data");
    hub.close();
    Map<String, List<String>> before = rows(folder.resolve("data"));
    assertTrue(before.get("book_personal").size() > 20 && before.get("work_case").size() == 5);
    assertEquals(before, rows(data));
    assertEquals(files(folder.resolve("data")), files(data));
    assertEquals(3, files(data).size());
    assertEquals(sound(folder.resolve("data"), hub.saved), sound(data, hub.saved));
  }

  @Test
  @DisplayName("DOC-11 A backup under full load has each acknowledged step, and none by half")
  void underLoad() throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<CompletableFuture<Void>> people = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      people.add(
          CompletableFuture.runAsync(() -> {
            try {
              for (int n = 0; !done.get(); n++) {
                hub.fault(scratch, n % 10 == 0);
              }
            } catch (Exception | AssertionError e) {
              throw new IllegalStateException(e);
            }
          }));
    }
    List<Path> archives = new ArrayList<>();
    List<List<Anchor>> acknowledged = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      while (hub.saved.size() < 60 * (i + 1)) {
        for (CompletableFuture<Void> person : people) {
          assertFalse(person.isDone(), () -> "ended: " + person);
        }
        Thread.sleep(5);
      }
      acknowledged.add(List.copyOf(hub.saved));
      archives.add(backup(i + ".zip"));
    }
    done.set(true);
    people.forEach(CompletableFuture::join);
    List<Entry> all = entries(hub);
    for (int i = 0; i < archives.size(); i++) {
      Path data = restored(archives.get(i), "data-" + i);
      long held = sound(data, acknowledged.get(i));
      try (HubUnderWork copy = new HubUnderWork(data)) {
        List<Entry> book = entries(copy);
        assertEquals(
            all.subList(0, (int) held), book.subList(0, (int) held), "with what is beside");
        assertEquals(held + 1, book.size(), "and one that says it was restored");
        for (Entry entry : book.subList(0, (int) held)) {
          assertFalse(entry.facts().toString().contains("Committed["), "half: " + entry);
        }
      }
      try (ZipFile zip = new ZipFile(archives.get(i).toFile())) {
        assertTrue(Contents.of(zip).upto() <= held && Contents.of(zip).upto() >= 60L * (i + 1));
      }
      assertAttached(data);
    }
  }

  @Test
  @DisplayName("DOC-11 Two hubs from one backup are told apart from their first entry on")
  void clones() throws Exception {
    hub.fault(scratch, false);
    Path archive = backup("a.zip");
    List<Entry> books = new ArrayList<>();
    List<Path> folders = List.of(restored(archive, "one"), restored(archive, "two"));
    long cut = entries(hub).size();
    for (Path data : folders) {
      try (HubUnderWork copy = new HubUnderWork(data)) {
        Entry last = entries(copy).getLast();
        assertEquals(cut + 1, last.sequence());
        assertEquals(cut, ((Fact.Restored) last.facts().getFirst()).upto());
        books.add(last);
        copy.fault(scratch, false);
      }
      try (HubUnderWork again = new HubUnderWork(data)) {
        assertEquals(
            1,
            entries(again).stream()
                .filter(entry -> entry.facts().getFirst() instanceof Fact.Restored)
                .count(),
            "said once");
      }
    }
    assertNotEquals(books.getFirst().hash(), books.getLast().hash());
    Anchor ofOne = Anchor.parse(books.getFirst().sequence() + ":" + books.getFirst().hash());
    assertEquals(cut + 5, sound(folders.getFirst(), List.of(ofOne)), "of its own checkpoint");
    Audit other = audit(folders.getLast(), List.of(ofOne));
    assertFalse(other.end().sound(), "the checkpoint of the other hub is none of its book");
  }

  @Test
  @DisplayName("DOC-11 A place with something in it, and archives that are not whole, are refused")
  void refusals() throws Exception {
    hub.fault(scratch, true);
    Path archive = backup("a.zip");
    Path full = Files.createDirectory(scratch.resolve("full"));
    Files.writeString(full.resolve("note.txt"), "mine");
    refused("note.txt is there already", archive, full);
    Path fresh = scratch.resolve("fresh");

    Path cut = scratch.resolve("cut.zip");
    byte[] bytes = Files.readAllBytes(archive);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
    refused("its end is missing", cut, fresh);

    Path text = Files.writeString(scratch.resolve("letter.zip"), "Yth. Bapak");
    refused("is no archive", text, fresh);
    refused("there is no such file", scratch.resolve("nowhere.zip"), fresh);
    refused("holds no penjaga.mv.db", changed(archive, "penjaga.mv.db", null), fresh);
    refused(
        "does not begin as one", changed(archive, "contents", "{\"format\":1}\naccounts\n"), fresh);
    refused(
        "of format 9",
        changed(archive, "contents", "{\"about\":{},\"format\":9,\"taken\":\"\",\"upto\":1}\n"),
        fresh);
    refused("is not what its list", changed(archive, "penjaga.mv.db", "other bytes"), fresh);
    String photo = files(folder.resolve("data")).firstKey();
    refused(photo + " is missing", changed(archive, photo, null), fresh);
    assertFalse(
        Files.exists(fresh) && files(fresh).size() + Files.list(fresh).count() > 1,
        "nothing is left of what was refused");
    restored(archive, "fresh");
  }

  @Test
  @DisplayName("DOC-11 A database of a newer version is refused before anything is changed in it")
  void newer() throws Exception {
    hub.close();
    try (SqlSession session = new SqlSession(new Database(folder.resolve("data")).connect())) {
      session.update(
          "INSERT INTO \"work_schema_history\" SELECT \"installed_rank\" + 100, '999',"
              + " 'moon bases', \"type\", \"script\", \"checksum\", \"installed_by\","
              + " \"installed_on\", \"execution_time\", TRUE FROM \"work_schema_history\""
              + " WHERE \"version\" = '10'");
      session.connection().commit();
    }
    refused("newer Penjaga (moon bases)", backup("new.zip"), scratch.resolve("fresh"));
    assertFalse(Files.exists(scratch.resolve("fresh/penjaga.mv.db")));
    assertTrue(
        String.valueOf(
                assertThrows(StoreException.class, () -> new HubUnderWork(folder.resolve("data")))
                    .getMessage())
            .contains("newer Penjaga"));
  }

  private void refused(String why, Path archive, Path to) {
    String said =
        String.valueOf(
            assertThrows(
                    StoreException.class,
                    () -> {
                      try (Restore restore = new Restore(archive, _ -> {})) {
                        restore.data(to);
                      }
                    })
                .getMessage());
    assertTrue(said.contains(why), said);
    assertFalse(said.contains("\n"), "one sentence: " + said);
  }

  /// The same archive with another text in one of its files; null to leave it out.
  private Path changed(Path archive, String name, String text) throws IOException {
    Path to = Files.createTempFile(scratch, "changed", ".zip");
    try (ZipFile zip = new ZipFile(archive.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : zip.stream().toList()) {
        if (!entry.getName().equals(name)) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          zip.getInputStream(entry).transferTo(out);
        } else if (text != null) {
          out.putNextEntry(new ZipEntry(name));
          out.write(text.getBytes());
        }
      }
    }
    return to;
  }

  private static List<Entry> entries(HubUnderWork hub) {
    return hub.store.reads().in(session -> BookTables.reading(session).after(0, Integer.MAX_VALUE));
  }

  /// How many entries the book of a closed data folder has, which must be sound.
  private static long sound(Path data, Iterable<Anchor> checkpoints) throws Exception {
    List<Anchor> all = new ArrayList<>();
    checkpoints.forEach(all::add);
    Audit.Result result = audit(data, all).end();
    assertEquals(List.of(), result.flaws());
    try (SqlSession session = new SqlSession(new Database(data).connect())) {
      return BookTables.reading(session).last().sequence();
    }
  }

  private static Audit audit(Path data, List<Anchor> checkpoints) throws Exception {
    StringWriter lines = new StringWriter();
    try (BookExport export = BookExport.of(data)) {
      export.write(BookExport.Part.BOOK, lines);
    }
    Audit audit = new Audit(checkpoints);
    lines.toString().lines().forEach(line -> audit.line("book", line));
    return audit;
  }

  /// Each attachment that a row names lies there, under the hash of its bytes.
  private static void assertAttached(Path data) throws Exception {
    SortedMap<String, String> files = files(data);
    for (String row : rows(data).get("attachment")) {
      String sha = row.replaceAll("(?s).*sha256=([0-9a-f]{64}).*", "$1");
      if (!row.contains("subject=null")) {
        String held = files.get("files/" + sha.substring(0, 2) + "/" + sha);
        assertEquals(sha, held, row);
      }
    }
  }

  /// Names of the attachments to the SHA-256 of their bytes.
  private static SortedMap<String, String> files(Path data) throws IOException {
    SortedMap<String, String> all = new TreeMap<>();
    if (!Files.exists(data.resolve("files"))) {
      return all;
    }
    try (Stream<Path> files = Files.walk(data.resolve("files"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.put(
            data.relativize(file).toString(),
            java.util.HexFormat.of().formatHex(Backup.sha256().digest(Files.readAllBytes(file))));
      }
    }
    return all;
  }

  /// Every row of every table of a closed data folder, sorted.
  private static Map<String, List<String>> rows(Path data) throws Exception {
    Map<String, List<String>> all = new TreeMap<>();
    try (SqlSession session = new SqlSession(new Database(data).connect());
        ResultSet tables =
            session.connection().getMetaData().getTables(null, "PUBLIC", "%", null)) {
      while (tables.next()) {
        String table = tables.getString("TABLE_NAME");
        List<String> lines = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
            ResultSet row = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
          while (row.next()) {
            StringBuilder line = new StringBuilder();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
              line.append(row.getMetaData().getColumnName(i).toLowerCase(java.util.Locale.ROOT))
                  .append('=')
                  .append(row.getString(i))
                  .append(' ');
            }
            lines.add(line.toString());
          }
        }
        lines.sort(null);
        all.put(table.toLowerCase(java.util.Locale.ROOT), lines);
      }
    }
    return all;
  }
}
