package io.relais.connector.ical;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Characters on their way to the parser. A value is UTF-8, or else windows-1252, which is Latin-1 with the signs that Windows wrote. Decided
 * value by value: one name in the wrong encoding spoils no other.
 */
final class Letters {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private char[] chars = new char[512];
    private int at;
    private int end;
    private @Nullable CharsetDecoder utf8;

    boolean isEmpty() {
        return at == end;
    }

    char take() {
        return chars[at++];
    }

    /** Takes up to so many at once. */
    int take(char[] into, int offset, int length) {
        int count = Math.min(length, end - at);
        System.arraycopy(chars, at, into, offset, count);
        at += count;
        return count;
    }

    /** Forgets what was taken, to begin anew. */
    void clear() {
        at = 0;
        end = 0;
    }

    void ascii(String text) {
        room(text.length());
        text.getChars(0, text.length(), chars, end);
        end += text.length();
    }

    void text(byte[] bytes, int from, int to) {
        room(to - from);
        int i = from;
        while (i < to && bytes[i] >= 0) {
            chars[end++] = plain((char) bytes[i++]);
        }
        if (i < to) {
            other(bytes, i, to);
        }
    }

    /** A text inside of quotes, which may hold neither quotes nor the parser's escape sign. */
    void quoted(byte[] bytes, int from, int to) {
        int begin = end;
        text(bytes, from, to);
        for (int i = begin; i < end; i++) {
            if (chars[i] == '"' || chars[i] == '\\') {
                chars[i] = ' ';
            }
        }
    }

    private void other(byte[] bytes, int from, int to) {
        int begin = end;
        CharBuffer into = CharBuffer.wrap(chars, end, chars.length - end);
        CharsetDecoder decoder = decoder();
        if (decoder.decode(ByteBuffer.wrap(bytes, from, to - from), into, true).isUnderflow()) {
            end = into.position();
        } else {
            String text = new String(bytes, from, to - from, WINDOWS);
            text.getChars(0, text.length(), chars, end);
            end += text.length();
        }
        for (int i = begin; i < end; i++) {
            chars[i] = plain(chars[i]);
        }
    }

    private CharsetDecoder decoder() {
        CharsetDecoder decoder = utf8;
        if (decoder == null) {
            decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            utf8 = decoder;
        }
        return decoder.reset();
    }

    private static char plain(char letter) {
        return letter < ' ' || letter == 0x7F || letter == 0x2028 || letter == 0x2029 ? ' ' : letter;
    }

    private void room(int more) {
        if (end + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(end + more, chars.length * 2));
        }
    }
}
