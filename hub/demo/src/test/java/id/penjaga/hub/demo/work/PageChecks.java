package id.penjaga.hub.demo.work;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What has to hold for every page, whatever stands on it: nothing wider than the screen, nothing
/// that shuts somebody out, one language.
final class PageChecks {
  /// Texts and labels of the page, but for those marked as of another language.
  private static final String SAID =
      """
      () => {
        const here = document.documentElement.lang;
        const of = e => e?.closest('[lang]')?.lang ?? here;
        const all = [document.title];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const parent = walker.currentNode.parentElement;
          if (!parent.closest('script, style') && of(parent) === here) all.push(walker.currentNode.data);
        }
        for (const e of document.body.querySelectorAll('*')) {
          if (of(e) !== here) continue;
          for (const name of ['aria-label', 'title', 'alt', 'placeholder']) {
            if (e.hasAttribute(name)) all.push(e.getAttribute(name));
          }
        }
        return all.map(text => text.trim().replace(/\\s+/g, ' ')).filter(text => text);
      }
      """;

  private final OtherLanguage other;

  PageChecks(OtherLanguage other) {
    this.other = other;
  }

  /// What is wrong with the page as it is shown now, a line each.
  ///
  /// @param where told with each
  List<String> findings(Page page, String where, boolean axe) {
    List<String> all = new ArrayList<>();
    Number wide = (Number) page.evaluate("document.documentElement.scrollWidth");
    if (wide.intValue() > page.viewportSize().width) {
      all.add(where + " is " + wide + " pixels wide");
    }
    String language = String.valueOf(page.locator("html").getAttribute("lang"));
    @SuppressWarnings("unchecked")
    List<String> said = (List<String>) page.evaluate(SAID);
    other.spoken(language, Set.copyOf(said)).forEach(text -> all.add(where + " says " + text));
    if (axe) {
      for (Rule rule : new AxeBuilder(page).setLegacyMode(true).analyze().getViolations()) {
        if (!rule.getImpact().equals("minor")) {
          all.add(where + " " + rule.getId() + " " + rule.getNodes().getFirst().getHtml());
        }
      }
    }
    return all;
  }
}
