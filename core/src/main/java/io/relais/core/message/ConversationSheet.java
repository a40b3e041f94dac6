package io.relais.core.message;

import java.util.List;

/** A conversation with all that was said, the oldest first. */
public record ConversationSheet(Conversation conversation, List<Said> said) {
    public ConversationSheet {
        said = List.copyOf(said);
    }
}
