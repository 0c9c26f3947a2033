package id.penjaga.hub.app.definitions.bad;

import id.penjaga.device.yaml.Section;

/// Says what is wrong with a definition in English only.
public class OneLanguage {
  void refuse(Section section) {
    section.wrong("colour", "is no colour; write red");
  }
}
