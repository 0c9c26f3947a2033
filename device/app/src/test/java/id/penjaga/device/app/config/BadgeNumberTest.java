package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.drivers.Drivers;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadgeNumberTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rdm6300    | 0a 00 64 4b b6           | 0a00644bb6
          rdm6300    | 0A:00:64:4B:B6           | 0a00644bb6
          rdm6300    | 0a00644bb6               | 0a00644bb6
          rdm6300    | 00 06 57 29 82           | 0006572982
          rdm6300    | hex: 0006572982          | 0006572982
          rdm6300    | em4100: 0a 0006572982    | 0a00644bb6
          wiegand 26 | 26: 100,19382            | 644bb6
          wiegand 26 | 26: 6572982              | 644bb6
          wiegand 26 | decimal: 0006572982      | 644bb6
          wiegand 34 | decimal: 0006572982      | 00644bb6
          wiegand 34 | 34: 100,19382            | 00644bb6
          wiegand 37 | 37: 1,2                  | 0000080002
          wiegand 37 | decimal: 34359738367     | 07ffffffff
          wiegand any| decimal: 0006572982      | 644bb6 00644bb6 0000644bb6
          pn532      | 04 a2 24 5a 6c 5b 80     | 04a2245a6c5b80
          osdp       | 26: 100,19382            | 644bb6
          """)
  @DisplayName("F55 each form that is printed on badges becomes the bytes that the reader sends")
  void formsAreUnderstood(String reader, String text, String bytes) {
    assertEquals(
        bytes,
        numbers(reader).read(text).stream()
            .map(HexFormat.of()::formatHex)
            .collect(Collectors.joining(" ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rdm6300    | 0006572982          | can be read in two ways: in hex it is the bytes 00 06 57 29 82, as the decimal number printed on a badge 00 64 4b b6; write "hex: 0006572982" or "decimal: 0006572982", with the version byte in front for an EM4100 badge: "em4100: 0a 0006572982"
          wiegand 34 | 0006572982          | can be read in two ways: in hex it is the bytes 00 06 57 29 82, as the decimal number printed on a badge 00 64 4b b6; write "hex: 0006572982" or "decimal: 0006572982"
          wiegand 34 | 6572982             | can be read in two ways: as the decimal number printed on a badge 00 64 4b b6; write "hex: ..." or "decimal: 6572982"
          wiegand 26 | 100,19382           | is facility and number and does not say of how many bits; write "26: 100,19382" for a 26-bit badge, or 34: or 37: in front
          rdm6300    | 00 64 4b b6         | has 4 bytes, and no reader of this device sends such a number (r sends 5 bytes); write the bytes that its reader sends
          rdm6300    | 0a0068403d1f        | has 6 bytes, and no reader of this device sends such a number (r sends 5 bytes); its last byte is the check sum of the others: leave it out
          rdm6300    | decimal: 0006572982 | a decimal number does not say all bytes that a reader of this device sends (r sends 5 bytes); write them with "hex: ...", or the version byte in front of the printed number with "em4100: 0a 0006572982"
          rdm6300    | 26: 100,19382       | has 3 bytes, and no reader of this device sends such a number (r sends 5 bytes); write the bytes that its reader sends
          wiegand 26 | 26: 256,19382       | is no badge of 26 bits; write its facility (0 to 255) and number (0 to 65535), such as "26: 100,19382"
          wiegand 26 | 26: 16777216        | is no badge of 26 bits; write its facility (0 to 255) and number (0 to 65535), such as "26: 100,19382"
          wiegand 26 | decimal: 16777216   | is too large for every reader of this device (r sends 3 bytes); write the number without check digits
          wiegand 34 | em4100: 0a 0006572982 | has 5 bytes, and no reader of this device sends such a number (r sends 4 bytes); write the bytes that its reader sends
          pn532      | 0a 00 64 4b b6      | has 5 bytes, and no reader of this device sends such a number (r sends 4 or 7 or 10 bytes); write the bytes that its reader sends
          rdm6300    | em4100: 0a 4294967296 | is no EM4100 badge; write its version byte in hex and the number of ten digits that is printed on it, such as "em4100: 0a 0006572982"
          wiegand 34 | decimal: 0006572982-4 | is no decimal number; write the digits that are printed on the badge, such as "decimal: 0006572982"
          rdm6300    | 200a9dfea           | is no badge number; write the bytes the reader sends in hex and in quotes, such as "0a 00 68 40 3d"
          none       | 0a 00 64 4b b6      | no part of this device reads badges; add a reader, or take the badge out
          """)
  @DisplayName("F55 a number that can be read in two ways, or that no reader sends, is refused")
  void othersAreRefused(String reader, String text, String said) {
    BadgeNumber numbers = numbers(reader);
    assertEquals(
        said, assertThrows(IllegalArgumentException.class, () -> numbers.read(text)).getMessage());
  }

  private static BadgeNumber numbers(String reader) {
    if (reader.equals("none")) {
      return new BadgeNumber(List.of());
    }
    List<String> words = Arrays.asList(reader.split(" "));
    return new BadgeNumber(
        List.of(
            new PartEntry(
                "r",
                Drivers.named(words.getFirst()).orElseThrow(),
                "J8",
                0,
                words.size() == 1 ? Map.of() : Map.of("bits", words.get(1)),
                Map.of(),
                1)));
  }
}
