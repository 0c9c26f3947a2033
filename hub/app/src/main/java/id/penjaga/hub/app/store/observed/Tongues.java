package id.penjaga.hub.app.store.observed;

import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.text.Bilingual;
import java.time.ZoneId;
import java.util.function.Function;

/// Both languages at once.
record Tongues(Speech indonesian, Speech english) {
  static Tongues of(ZoneId zone) {
    return new Tongues(new Speech("id", zone), new Speech("en", zone));
  }

  Bilingual say(Function<Speech, String> sentence) {
    return new Bilingual(sentence.apply(indonesian), sentence.apply(english));
  }
}
