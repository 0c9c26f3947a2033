package id.penjaga.hub.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.EntryJson;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Subject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("ACC-18 A stranger proves an export with a file, a checkpoint and no hub")
class VerifyCommandTest {
  private static final int SIZE = 4;
  private static final String LOG = "00000000000000aa";
  private static final Instant START = Instant.parse("2026-09-15T02:10:00Z");

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("export.jsonl");
  }

  /// What a hub exports, with the checkpoint that somebody kept.
  private enum Export {
    BOOK("--book") {
      @Override
      List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= SIZE; i++) {
          lines.add(
              EntryJson.write(
                  i,
                  START.plusSeconds(i * 60L),
                  new Proposed(
                      new By.House(),
                      null,
                      "c-" + i,
                      "",
                      Subject.ofCase(1),
                      List.of(new Fact.Begun(i))),
                  i == 1 ? LineHash.GENESIS : LineHash.hash(lines.getLast())));
        }
        return lines;
      }

      @Override
      String place(int i) {
        return String.valueOf(i + 1);
      }
    },
    JOURNAL("--journal") {
      @Override
      List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < SIZE; i++) {
          byte[] body =
              Codec.journalBody(
                  new DeviceId("room-1"),
                  LOG,
                  new Position(1, 1 + i),
                  i == 0 ? null : new Position(1, i),
                  new Moment(i * 1000L, START.toEpochMilli() + i * 1000L, ClockQuality.NTP),
                  new JournalEvent.DoorClosed(new PointId("door.main"), 1000 + i),
                  i == 0 ? LineHash.GENESIS : LineHash.hash(lines.getLast()));
          lines.add(
              new String(
                  Codec.seal(body, Codec.sha256(body, body.length)), StandardCharsets.UTF_8));
        }
        return lines;
      }

      @Override
      String place(int i) {
        return LOG + "/" + new Position(1, 1 + i);
      }
    };

    final String option;

    Export(String option) {
      this.option = option;
    }

    abstract List<String> lines();

    abstract String place(int i);

    String checkpoint() {
      return place(SIZE - 1) + ":" + LineHash.hash(lines().get(SIZE - 1));
    }
  }

  private record Said(int code, String text) {
    String last() {
      return text.strip().lines().toList().getLast();
    }
  }

  private Said verify(Export export, byte[] bytes) throws Exception {
    Files.write(file, bytes);
    StringBuilder out = new StringBuilder();
    int code =
        VerifyCommand.run(
            List.of(export.option, file.toString(), "--checkpoint", export.checkpoint()), out);
    return new Said(code, out.toString());
  }

  private static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private void notSound(Export export, byte[] bytes, Supplier<String> what) throws Exception {
    Said said = verify(export, bytes);
    assertEquals(1, said.code(), () -> what.get() + ": " + said.text());
    assertTrue(said.last().startsWith("NOT SOUND"), () -> what.get() + ": " + said.text());
  }

  @Test
  void whatWasNotTouchedIsSound() throws Exception {
    for (Export export : Export.values()) {
      Said said = verify(export, bytes(export.lines()));
      assertEquals(0, said.code(), said.text());
      assertEquals("All sound.", said.last());
    }
  }

  /// A line feed that became something else joins two lines or breaks one: found as well.
  @Test
  void everyChangedByteIsFound() throws Exception {
    for (Export export : Export.values()) {
      byte[] whole = bytes(export.lines());
      for (int i = 0; i < whole.length - 1; i++) {
        byte[] changed = whole.clone();
        changed[i] ^= 1;
        int at = i;
        notSound(export, changed, () -> export + " byte " + at);
      }
    }
  }

  @Test
  void everyLineThatIsMissingTwiceOrElsewhereIsFound() throws Exception {
    for (Export export : Export.values()) {
      List<String> lines = export.lines();
      for (int i = 0; i < SIZE; i++) {
        int at = i;
        List<String> deleted = new ArrayList<>(lines);
        deleted.remove(i);
        if (export == Export.BOOK || i > 0) { // a journal may begin late: its time of keeping ends
          notSound(export, bytes(deleted), () -> export + " without line " + at);
        }
        List<String> twice = new ArrayList<>(lines);
        twice.add(i, lines.get(i));
        notSound(export, bytes(twice), () -> export + " line " + at + " twice");
        Said cut = verify(export, bytes(lines.subList(0, i)));
        assertEquals(1, cut.code(), () -> export + " cut at " + at + ": " + cut.text());
        for (int j = i + 1; j < SIZE; j++) {
          List<String> swapped = new ArrayList<>(lines);
          Collections.swap(swapped, i, j);
          int other = j;
          notSound(export, bytes(swapped), () -> export + " " + at + " and " + other + " swapped");
        }
      }
    }
  }

  /// Somebody edits an entry and computes every hash behind it anew: the chain holds, and what was
  /// kept outside does not.
  @Test
  void aBookWrittenAnewIsFoundByTheCheckpoint() throws Exception {
    List<String> lines = Export.BOOK.lines();
    for (int i = 0; i < SIZE; i++) {
      List<String> anew = new ArrayList<>(lines.subList(0, i));
      for (int j = i; j < SIZE; j++) {
        anew.add(
            EntryJson.write(
                j + 1,
                START.minusSeconds(86_400).plusSeconds(j * 60L),
                new Proposed(
                    new By.House(),
                    null,
                    "c-" + (j + 1),
                    "",
                    Subject.ofCase(1),
                    List.of(new Fact.Begun(j + 1))),
                j == 0 ? LineHash.GENESIS : LineHash.hash(anew.getLast())));
      }
      int at = i;
      notSound(Export.BOOK, bytes(anew), () -> "back-dated and written anew from " + at);
    }
  }

  @Test
  void aStrangerIsToldWhatIsWrongWithTheCommand() throws Exception {
    StringBuilder out = new StringBuilder();
    assertEquals(64, VerifyCommand.run(List.of(), out));
    assertTrue(out.toString().contains("usage"), out.toString());
    assertEquals(2, VerifyCommand.run(List.of("--book", folder + "/none"), out));
    assertEquals(64, VerifyCommand.run(List.of("--book", "x", "--checkpoint", "y"), out));
  }
}
