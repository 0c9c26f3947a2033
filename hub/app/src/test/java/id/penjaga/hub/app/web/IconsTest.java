package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.PointKind;
import id.penjaga.hub.app.web.view.AccessLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IconsTest {
  @Test
  @DisplayName("Every kind of point and every line of the access log has its icon")
  void nothingIsDrawnEmpty() throws IOException {
    String icons;
    try (InputStream in = PagesTest.class.getResourceAsStream("assets/icons.svg")) {
      icons = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    Stream<String> points =
        Arrays.stream(PointKind.values())
            .flatMap(kind -> Stream.of("kind-" + kind + "-on", "kind-" + kind + "-off"));
    Stream<String> lines = Arrays.stream(AccessLine.What.values()).map(AccessLine.What::css);
    List<String> missing =
        Stream.concat(points, lines)
            .filter(name -> !icons.contains("<symbol id=\"" + name + "\""))
            .toList();
    assertEquals(List.of(), missing);
  }
}
