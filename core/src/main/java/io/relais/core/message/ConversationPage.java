package io.relais.core.message;

import java.util.List;
import java.util.Optional;

/**
 * A page of conversations, the newest first.
 *
 * @param next the cursor of the page after it, empty when this is the last
 */
public record ConversationPage(List<Line> lines, Optional<String> next) {
    public ConversationPage {
        lines = List.copyOf(lines);
    }

    /** A conversation with what was said last. */
    public record Line(Conversation conversation, Optional<Said> last) {}
}
