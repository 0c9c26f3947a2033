package id.penjaga.device.core;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;

/// A journal record of an earlier epoch, as the room remembers it.
public record Remembered(Moment at, JournalEvent event) {}
