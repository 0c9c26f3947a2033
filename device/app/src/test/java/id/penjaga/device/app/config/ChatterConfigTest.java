package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.ChatterRules.Rule;
import id.penjaga.device.messages.PointId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The group `chattering` of a configuration, and of a point.
class ChatterConfigTest {
  private static final PointId TEMPERATURE = new PointId("room.temperature");

  @TempDir Path folder;

  private ChatterRules read(String ofDevice, String ofPoint) throws Exception {
    String text =
        GoodConfig.TEXT
            .replace("data: data\n", "data: data\n" + ofDevice)
            .replace("  room.temperature:\n", "  room.temperature:\n" + ofPoint);
    return ConfigReader.read(GoodConfig.write(folder, text)).rules().chatter();
  }

  @Test
  @DisplayName("ENV-11: every device knows alarms that chatter; how often stands in the file")
  void whatIsWritten() throws Exception {
    assertEquals(ChatterRules.USUAL, read("", ""));
    assertEquals(
        new ChatterRules(new Rule(5, 600_000), Map.of()), read("chattering: { most: 5 }\n", ""));
    assertEquals(
        new ChatterRules(new Rule(3, 600_000), Map.of(TEMPERATURE, new Rule(2, 1_800_000))),
        read("", "    chattering: { most: 2, within: 30 min }\n"));
    assertEquals(0, read("chattering: { most: 0 }\n", "").usual().most());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          chattering: { within: 0 s }  | 3: chattering.within: is 0 s and must be more than 0 s, no time at all; or nothing is raised again within it; to have no alarm chatter write most: 0
          chattering: { within: 25 h } | 3: chattering.within: is 25 h and must be at most 24 h, a day; for so long an alarm stands that is over; write how soon it is calm
          chattering: { most: 101 }    | 3: chattering.most: is "101"; write a whole number from 0 to 100
          """)
  @DisplayName("ENV-11: what would hold an alarm for ever, or never, is refused")
  void whatCannotBeIsRefused(String written, String said) {
    GoodConfig.refused(folder, "data: data\n", "data: data\n" + written + "\n", said);
  }
}
