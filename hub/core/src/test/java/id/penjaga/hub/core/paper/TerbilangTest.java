package id.penjaga.hub.core.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Numbers in Indonesian words")
class TerbilangTest {
  private static final List<String> DIGITS =
      List.of(
          "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan");

  @ParameterizedTest
  @CsvSource({
    "0, nol",
    "10, sepuluh",
    "11, sebelas",
    "12, dua belas",
    "19, sembilan belas",
    "20, dua puluh",
    "26, dua puluh enam",
    "100, seratus",
    "101, seratus satu",
    "111, seratus sebelas",
    "200, dua ratus",
    "999, sembilan ratus sembilan puluh sembilan",
    "1000, seribu",
    "1001, seribu satu",
    "1111, seribu seratus sebelas",
    "2026, dua ribu dua puluh enam",
    "9999, sembilan ribu sembilan ratus sembilan puluh sembilan",
    "11000, sebelas ribu",
    "100000, seratus ribu",
    "1000000, satu juta"
  })
  void asSpoken(int number, String words) {
    assertEquals(words, Terbilang.of(number));
  }

  /// The same table said another way: place by place, with the short forms of one put in.
  @Test
  @DisplayName("from 0 to 9999, each as its places say")
  void table() {
    for (int number = 1; number <= 9999; number++) {
      List<String> words = new ArrayList<>();
      place(words, number / 1000, "ribu");
      place(words, number / 100 % 10, "ratus");
      int rest = number % 100;
      if (rest > 10 && rest < 20) {
        words.add(rest == 11 ? "sebelas" : DIGITS.get(rest % 10) + " belas");
      } else {
        place(words, rest / 10, "puluh");
        if (rest % 10 > 0) {
          words.add(DIGITS.get(rest % 10));
        }
      }
      assertEquals(String.join(" ", words), Terbilang.of(number));
    }
  }

  private static void place(List<String> words, int digit, String unit) {
    if (digit == 1) {
      words.add("se" + unit);
    } else if (digit > 1) {
      words.add(DIGITS.get(digit) + " " + unit);
    }
  }

  @Test
  void noMore() {
    assertThrows(IllegalArgumentException.class, () -> Terbilang.of(-1));
  }
}
