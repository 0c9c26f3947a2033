package id.penjaga.hub.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinRuleTest {
  @ParameterizedTest
  @CsvSource({
    "730164,",
    "5093811,",
    "94027183,",
    "12345,FORM",
    "123456789,FORM",
    "12a456,FORM",
    "'',FORM",
    "'730 64',FORM",
    "111111,SIMPLE",
    "123456,SIMPLE",
    "234567,SIMPLE",
    "987654,SIMPLE",
    "567890,SIMPLE",
    "121212,SIMPLE",
    "734734,SIMPLE",
    "73647364,SIMPLE",
    "170845,BIRTHDAY",
    "17081945,BIRTHDAY",
    "310199,BIRTHDAY",
    "320199,",
    "171345,"
  })
  void whatEverybodyTriesFirstIsNotTaken(String pin, PinRule.Objection objection) {
    assertEquals(objection, PinRule.objection(pin));
  }
}
