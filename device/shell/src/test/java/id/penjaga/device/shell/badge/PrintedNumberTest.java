package id.penjaga.device.shell.badge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HexFormat;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          0a 00 64 4b b6        | hex 0a00644bb6
          0A:00:64:4B:B6        | hex 0a00644bb6
          hex: 0006572982       | hex 0006572982
          0006572982            | decimal 644bb6, decimal 00644bb6, decimal 0000644bb6, hex 0006572982
          6572982               | decimal 644bb6, decimal 00644bb6, decimal 0000644bb6
          16777216              | decimal 01000000, decimal 0001000000, hex 16777216
          decimal: 0006572982   | decimal 644bb6, decimal 00644bb6, decimal 0000644bb6
          100,19382             | 26 644bb6, 34 00644bb6, 37 0003204bb6
          256,19382             | 34 01004bb6, 37 0008004bb6
          26: 100,19382         | 26 644bb6
          em4100: 0a 0006572982 | em4100 0a00644bb6
          """)
  @DisplayName("F55 every way to understand a number is told")
  void everyMeaningIsTold(String text, String meanings) {
    assertEquals(
        meanings,
        PrintedNumber.of(text).meanings().stream()
            .map(each -> each.form() + " " + HexFormat.of().formatHex(each.bytes()))
            .collect(Collectors.joining(", ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "Budi",
        "0a00",
        "12",
        "999999999999999999999",
        "26: 256,1",
        "0a 0b",
        "1,2,3"
      })
  void whatIsNoNumberHasNoMeaning(String text) {
    assertThrows(IllegalArgumentException.class, () -> PrintedNumber.of(text).meanings());
  }
}
