package id.penjaga.device.app.wiring;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A value as it is drawn (`4k7`, `10u X7R`, `1M2 1%`) or as ngspice reads it (`1.2meg`, `10u`), in
/// ohm or farad.
final class Quantity {
  private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)(meg|[pnumkM]?)(\\d*).*");
  private static final Map<String, Double> FACTORS =
      Map.of("p", 1e-12, "n", 1e-9, "u", 1e-6, "m", 1e-3, "", 1.0, "k", 1e3, "M", 1e6, "meg", 1e6);

  private Quantity() {}

  static double of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a value");
    }
    String number = form.group(3).isEmpty() ? form.group(1) : form.group(1) + "." + form.group(3);
    return Double.parseDouble(number) * FACTORS.getOrDefault(form.group(2), 1.0);
  }
}
