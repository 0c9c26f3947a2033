package id.penjaga.device.app.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Recordings as loggers and spreadsheets write them")
@Isolated("changes the default locale")
class CsvTraceTest {
  private final List<String> told = new ArrayList<>();

  @ParameterizedTest
  @DisplayName("F59 every spelling of the same row is the same row")
  @ValueSource(
      strings = {
        "timestamp,temperature,humidity|1611512390,21.3,41.1",
        "\uFEFFtimestamp,temperature,humidity|1611512390,21.3,41.1",
        "timestamp, temperature, humidity| 1611512390, 21.3, 41.1",
        "Timestamp,Temperature,Humidity|1611512390,21.3,41.1",
        "\"timestamp\",\"temperature\",\"humidity\"|\"1611512390\",\"21.3\",\"41.1\"",
        "timestamp;temperature;humidity|1611512390;21,3;41,1",
        "timestamp\ttemperature\thumidity|1611512390\t21,3\t41.1",
        "timestamp,temperature,humidity|1611512390,\"21,3\",\"41,1\"",
        "timestamp,temperature,humidity|1611512390,21.3,41.1,",
        "timestamp,temperature,humidity,|1611512390,21.3,41.1,",
        "humidity,note,temperature,time|41.1,fine,21.3,1611512390",
        "Waktu;Suhu (°C);Kelembapan (%)|1611512390;21,3;41,1",
        "unixtime,temp_c,rh|1611512390,21.3,41.1",
        "Time,Temperature [°C],Relative Humidity (%RH)|1611512390,21.3 °C,41.1 %RH",
        "timestamp,temperature,humidity|1.611512390e9,2.13E+01,41.1",
        "timestamp,temperature,humidity|1611512390.0,+21.30,041.1",
        "timestamp,temperature,humidity|1611512390000,21.3,41.1",
        "timestamp,temperature,humidity|1611512390000000,21.3,41.1",
        "timestamp,temperature,humidity|1611512390000000000,21.3,41.1",
        "timestamp,temperature,humidity|2021-01-24T18:19:50Z,21.3,41.1",
        "timestamp,temperature,humidity|2021-01-25T01:19:50+07:00,21.3,41.1",
        "timestamp,temperature,humidity|2021-01-25 01:19:50.000 +0700,21.3,41.1",
        "timestamp,temperature,humidity|2021/01/25 01:19:50+07,21.3,41.1",
        "time (UTC),temperature,humidity|2021-01-24 18:19:50,21.3,41.1",
        "date,time,temperature,humidity|2021-01-25,01:19:50+07:00,21.3,41.1",
      })
  void everySpellingIsTheSameRow(String text) throws Exception {
    for (Locale locale : List.of(Locale.ENGLISH, Locale.of("tr", "TR"), Locale.of("id", "ID"))) {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(locale);
        assertEquals(
            List.of(new CsvRow(2, 1_611_512_390_000L, 21.3, 41.1, false)), rows(text, null));
      } finally {
        Locale.setDefault(before);
      }
    }
    assertEquals(List.of(), told);
  }

  @ParameterizedTest
  @DisplayName("F59 a header that has two readings or none is refused with what stood there")
  @CsvSource(
      delimiter = '!',
      value = {
        "1611512390,21.3,41.1 ! it says \"1611512390\", \"21.3\", \"41.1\"",
        "timestamp,temperature ! names no column for the humidity",
        "timestamp,temp1_f,humidity ! names no column for the temperature",
        "timestamp,temperature (F),humidity ! \"temperature (F)\" is not in Celsius; convert it",
        "time,room temp,temp room,humidity ! names 2 columns for the temperature",
        "hello ! is \"hello\", which is no header; write timestamp,temperature,humidity",
      })
  void aHeaderThatIsNotUnderstoodIsShown(String header, String said) {
    RowRefused refused = assertThrows(RowRefused.class, () -> rows(header, null));
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
  }

  @ParameterizedTest
  @DisplayName("F59 a time with two readings or none is skipped with the reason")
  @CsvSource(
      delimiter = '!',
      value = {
        "2021-01-24 18:19:50 ! names no time zone; write it behind the time, such as +07:00",
        "24/01/2021 18:19 ! is no time; write an epoch, or ISO 8601",
        "2021-02-30T10:00:00Z ! is no day and time that exist",
        "-5 ! is no time",
        "99999999999999999999 ! is no time",
        "1e99 ! is no time",
      })
  void aTimeThatIsNotUnderstoodIsShown(String time, String said) throws Exception {
    assertEquals(List.of(), rows("timestamp,temperature,humidity|" + time + ",21.3,41.1", null));
    assertTrue(told.getFirst().contains(said), told::toString);
  }

  @Test
  @DisplayName("F59 a time without a zone is read in the zone that was given")
  void theGivenZoneIsUsed() throws Exception {
    String text = "timestamp,temperature,humidity|2021-01-25 01:19:50,21.3,41.1";
    assertEquals(1_611_512_390_000L, rows(text, ZoneId.of("Asia/Jakarta")).getFirst().wallMs());
  }

  @Test
  @DisplayName("F60 nothing used is not trusted, nor is a recording with a tenth skipped")
  void whatSaysTooLittleIsNotTrusted() throws Exception {
    assertFalse(read("timestamp,temperature,humidity", null).trustworthy());
    assertFalse(read("timestamp,temperature,humidity|x,1,2|y,1,2", null).trustworthy());
    CsvTrace empty = read("timestamp,temperature,humidity|1611512390,NaN,", null);
    assertFalse(empty.trustworthy());
    assertTrue(empty.summary().contains("Nothing was used"), empty.summary());
    assertFalse(read(steady(50, 6, "x,1,2"), null).trustworthy());
    CsvTrace fine = read(steady(50, 5, "x,1,2"), null);
    assertTrue(fine.trustworthy());
    assertEquals(
        """
        55 rows read, 50 used, 5 skipped: 5 no usable time
        50 temperatures and 50 humidities; 0 and 0 cells missing
        from 2021-01-24T18:19:50Z to 2021-01-24T18:28:00Z (0 d 00:08:10)\
        """
            .replace("\n", System.lineSeparator()),
        fine.summary());
  }

  @ParameterizedTest
  @DisplayName(
      "F61 a row far from its neighbours is skipped, at the begin, in the middle, at the end")
  @CsvSource({
    "0, 4102444800",
    "0, 0",
    "7, 4102444800",
    "7, 1611516000",
    "7, 1611500000",
    "39, 4102444800",
    "39, 1611520000",
    "1, 4102444800",
    "38, 1611516100",
  })
  void anOddRowCostsOnlyItself(int at, long epoch) throws Exception {
    List<CsvRow> rows = rows(withOdd(at, epoch, 1), null);
    assertEquals(40, rows.size(), told::toString);
    assertEquals(1, told.size(), told::toString);
    assertTrue(rows.stream().noneMatch(row -> row.wallMs() == epoch * 1000));
  }

  @Test
  @DisplayName("F61 several odd rows together are skipped as well")
  void severalOddRowsAreSkipped() throws Exception {
    assertEquals(40, rows(withOdd(7, 4_102_444_800L, 5), null).size());
    assertEquals(5, told.size(), told::toString);
  }

  @Test
  @DisplayName(
      "F61 a clock that was set is followed, forward and back; a swapped pair costs one row")
  void aClockThatWasSetIsFollowed() throws Exception {
    StringBuilder forward = new StringBuilder("timestamp,temperature,humidity");
    StringBuilder back = new StringBuilder("timestamp,temperature,humidity");
    for (int i = 0; i < 60; i++) {
      forward.append('|').append((i < 3 ? 946_684_800L : 1_611_512_390L) + 10 * i).append(",21,41");
      back.append('|').append((i < 30 ? 1_611_515_990L : 1_611_512_390L) + 10 * i).append(",21,41");
    }
    assertEquals(60, rows(forward.toString(), null).size());
    List<CsvRow> rows = rows(back.toString(), null);
    assertEquals(60, rows.size());
    assertEquals(1, rows.stream().filter(CsvRow::clockSetBack).count());
    assertEquals(List.of(), told);

    String pair = "timestamp,temperature,humidity|100,21,41|120,21,41|110,21,41|130,21,41";
    assertEquals(3, rows(pair, null).size());
    assertEquals(List.of("line 4: is older than the line before"), told);
  }

  @Test
  @DisplayName("F62 a missing mark or a word hides only its own cell")
  void aCellHidesOnlyItself() throws Exception {
    for (String none : List.of("", "NaN", "null", "unavailable", "unknown", "N/A", "--", "inf")) {
      CsvRow row = rows("timestamp,temperature,humidity|1611512390,21.3," + none, null).getFirst();
      assertEquals(21.3, row.celsius());
      assertEquals(null, row.percent());
    }
    assertEquals(List.of(), told);
    CsvRow row = rows("timestamp,temperature,humidity|1611512390,warm,41.1", null).getFirst();
    assertEquals(null, row.celsius());
    assertEquals(41.1, row.percent());
    assertEquals(List.of("line 2: temperature \"warm\" is no number"), told);
  }

  @Test
  @DisplayName("F59 a quote that is not closed costs its line, not the rest of the file")
  void anOpenQuoteCostsItsLine() throws Exception {
    String text = "timestamp,temperature,humidity|1611512390,\"21.3,41.1|1611512400,21.3,41.1";
    assertEquals(1, rows(text, null).size());
    assertTrue(told.getFirst().contains("a quote is not closed"), told::toString);
  }

  private static String steady(int good, int bad, String badRow) {
    StringBuilder text = new StringBuilder("timestamp,temperature,humidity");
    for (int i = 0; i < good; i++) {
      text.append('|').append(1_611_512_390 + 10 * i).append(",21.3,41.1");
    }
    return text + ("|" + badRow).repeat(bad);
  }

  private static String withOdd(int at, long epoch, int count) {
    List<String> lines = new ArrayList<>(List.of("timestamp,temperature,humidity"));
    for (int i = 0; i < 40; i++) {
      lines.add(1_611_512_390 + 10 * i + ",21.3,41.1");
    }
    for (int i = 0; i < count; i++) {
      lines.add((at == 39 ? 41 : at + 1) + i, epoch + 10L * i + ",21.3,41.1");
    }
    return lines.stream().collect(Collectors.joining("|"));
  }

  private List<CsvRow> rows(String text, ZoneId zone) throws Exception {
    List<CsvRow> rows = new ArrayList<>();
    CsvTrace recording = recording(text, zone);
    for (CsvRow row = recording.next(); row != null; row = recording.next()) {
      rows.add(row);
    }
    return rows;
  }

  private CsvTrace read(String text, ZoneId zone) throws Exception {
    CsvTrace recording = recording(text, zone);
    while (recording.next() != null) {
      // To its end.
    }
    return recording;
  }

  private CsvTrace recording(String text, ZoneId zone) throws Exception {
    return new CsvTrace(
        new BufferedReader(new StringReader(text.replace('|', '\n'))), zone, told::add);
  }
}
