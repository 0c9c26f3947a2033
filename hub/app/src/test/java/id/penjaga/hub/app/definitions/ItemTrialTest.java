package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.definition.ItemTrial;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Register;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("SYS-01 Items laid into a new definition of their register")
class ItemTrialTest {
  private static final Item LINK =
      new Item(
          "link",
          "ISP-1",
          "in_service",
          new TreeMap<>(
              Map.of(
                  "label",
                  Value.of("ISP-1"),
                  "isp",
                  Value.of("Sinar"),
                  "contact",
                  Value.of("021"))),
          Instant.EPOCH,
          Instant.EPOCH);

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @DisplayName("the first place at which an item does not fit is named")
  @CsvSource({
    "isp, isp, ''",
    "in_service, running, STATE in_service",
    "key: isp, key: provider, FIELD isp",
    "'key: isp,', 'key: asn, label: {id: a, en: a}, type: text, required: true}\n  - {key: isp,',"
        + " EMPTY asn"
  })
  void places(String from, String to, String expected) throws IOException, ConfigRefused {
    String text = Files.readString(Path.of("../../config/registers/link.yaml"));
    Register fresh = Pin.register(text.replace(from, to));
    List<ItemTrial.Misfit> misfits = ItemTrial.of(List.of(LINK), fresh);
    assertEquals(
        expected,
        misfits.isEmpty() ? "" : misfits.getFirst().why() + " " + misfits.getFirst().key());
    assertEquals(expected.startsWith("STATE"), misfits.stream().anyMatch(ItemTrial::bars));
  }
}
