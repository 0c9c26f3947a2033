package id.penjaga.hub.demo.work;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.BoundingBox;
import java.util.Map;
import java.util.function.Consumer;

/// A visitor's finger at the screen of a door: what is asked is answered, one question at a time.
final class DoorScreen {
  private static final int MOST = 25;

  private final Phone tablet;
  private final Consumer<String> looks;

  /// @param looks is told of every question, while it is shown
  DoorScreen(Phone tablet, Consumer<String> looks) {
    this.tablet = tablet;
    this.looks = looks;
  }

  void types(String code) {
    for (char digit : code.toCharArray()) {
      tablet.page.locator("[data-key='" + digit + "']").tap();
    }
  }

  Locator now() {
    return tablet.page.locator(".k-now");
  }

  /// Name of the field that is asked for.
  String asked() {
    return String.valueOf(now().getAttribute("data-name"));
  }

  void chooses(String value) {
    String before = asked();
    now().locator(".k-option:has(input[value='" + value + "'])").tap();
    goes(before);
  }

  /// Agrees to the rules that are shown.
  void agrees() {
    String before = asked();
    now().locator(".k-option").tap();
    goes(before);
  }

  /// Waits until something else is shown, as long as the screen waits for a hub that is silent.
  private void goes(String asked) {
    assertThat(tablet.page.locator(".k-now[data-name='" + asked + "']"))
        .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(15e3));
  }

  void next() {
    now().locator("[data-next]").tap();
  }

  private void signs() {
    BoundingBox box = now().locator("canvas").boundingBox();
    Mouse mouse = tablet.page.mouse();
    mouse.move(box.x + 40, box.y + 60);
    mouse.down();
    for (int i = 1; i < 20; i++) {
      mouse.move(box.x + 40 + 8 * i, box.y + 60 + 30 * Math.sin(i));
    }
    mouse.up();
  }

  /// Answers what is asked until nothing is; every question is looked at.
  void answers(String where, Map<String, String> given) {
    answers(where, given, "");
  }

  /// The same until a field is asked for.
  ///
  /// @param until its name; empty for none
  void answers(String where, Map<String, String> given, String until) {
    for (int i = 0; i < MOST && now().count() > 0; i++) {
      String name = asked();
      if (name.equals(until)) {
        return;
      }
      String kind = String.valueOf(now().getAttribute("data-kind"));
      looks.accept(where + " " + name);
      String answer = given.getOrDefault(name, "");
      switch (kind) {
        case "rules" -> agrees();
        case "choice", "stays", "badge" -> chooses(answer.isEmpty() ? "good" : answer);
        case "signature" -> {
          signs();
          next();
        }
        default -> {
          if (!answer.isEmpty()) {
            now().locator("textarea, input:not([type=radio])").first().fill(answer);
          }
          next();
        }
      }
      goes(name);
    }
  }
}
