package id.penjaga.hub.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.monitor.LinkStanding.Link;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("NET-06 how the links of a site stand together")
class LinkStandingTest {
  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "                          | UNKNOWN         | ``",
        "A up, B up                | SOUND           | ``",
        "A down, B up              | REDUNDANCY_LOST | A",
        "A down, B unknown         | REDUNDANCY_LOST | A",
        "A down, B down            | ALL_DOWN        | A B",
        "A up, B unknown           | UNKNOWN         | ``",
        "A local_fault, B local_fault | UNKNOWN      | ``",
        "A down                    | ALL_DOWN        | A",
        "A up, A down, B up        | REDUNDANCY_LOST | A",
        "A planned, B up           | SOUND           | ``",
        "A planned, B down         | ALL_DOWN        | A B",
        "A planned, B planned      | ALL_DOWN        | A B",
        "A planned, B unknown      | UNKNOWN         | ``",
      })
  void table(String links, LinkStanding.Level level, String down) {
    List<Link> said =
        links == null
            ? List.of()
            : Arrays.stream(links.split(", "))
                .map(one -> one.strip().split(" "))
                .map(one ->
                    one[1].equals("planned")
                        ? new Link(one[0], Stand.DOWN, true)
                        : new Link(one[0], Stand.valueOf(one[1].toUpperCase(Locale.ROOT)), false))
                .toList();
    LinkStanding standing = LinkStanding.of(said);
    assertEquals(level, standing.level());
    assertEquals(down, String.join(" ", standing.down()));
  }
}
