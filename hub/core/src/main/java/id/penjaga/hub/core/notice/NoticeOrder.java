package id.penjaga.hub.core.notice;

import java.util.List;

/// What is to be done about notices.
public sealed interface NoticeOrder {

  /// Give notices to a channel as one message.
  ///
  /// @param notices ids, at least one; several are told together
  record Send(List<String> notices, String channel) implements NoticeOrder {
    public Send {
      notices = List.copyOf(notices);
    }
  }

  /// Nothing more is to be done about a notice.
  record Close(String notice, Ended why) implements NoticeOrder {}

  /// Why a notice is over.
  enum Ended {
    /// Its person said that they saw it, or somebody takes care of what it is about.
    ACKNOWLEDGED,
    /// Its person has no channel: it stands on the pages.
    PAGES,
    /// Every channel of its person gave it up.
    FAILED,
    /// A machine has it, and no more is asked of it.
    RECEIVED,
    /// Nobody asked for it for a day.
    EXPIRED
  }
}
