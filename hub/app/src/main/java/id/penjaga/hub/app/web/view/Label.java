package id.penjaga.hub.app.web.view;

import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;

/// What the site calls something, in both languages.
public record Label(String indonesian, String english) {
  public String in(Texts words) {
    return words.language() == Language.INDONESIAN ? indonesian : english;
  }
}
