package id.penjaga.device.drivers.part.badge;

import id.penjaga.device.messages.MissReason;

/// Why a reader's frame was refused.
///
/// @param advice a sentence for the person with the screwdriver; it never holds a badge's number
public record Refusal(MissReason reason, String advice) {}
