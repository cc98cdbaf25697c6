package org.lanegrad.bench.formula;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lanegrad.bench.formula.Token.Kind;

/** Cuts a formula into tokens. */
final class Lexer {
    private static final Pattern SPACE = Pattern.compile("\\s*");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z_0-9]*");

    /** Whatever was probably meant as one number, so that a malformed one is reported whole. */
    private static final Pattern ATTEMPTED_NUMBER = Pattern.compile("[0-9.]+([eE](?![A-Za-z_])[+-]?[0-9.]*)?");

    private static final Pattern NUMBER = Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

    private static final Set<String> WORDS = Set.of("and", "or", "not");
    private static final Set<String> SYMBOLS =
            Set.of("+", "-", "*", "/", "^", "(", ")", ",", "<", "<=", ">", ">=", "==", "!=");
    private static final int LONGEST_SYMBOL = 2;

    /** What people or their word processors write for something else. */
    private static final Map<String, String> LOOKALIKES = Map.ofEntries(
            Map.entry("**", "^"),
            Map.entry("=", "=="),
            Map.entry("&&", "and"),
            Map.entry("||", "or"),
            Map.entry("!", "not"),
            Map.entry("\u2212", "-"), // minus sign
            Map.entry("\u2010", "-"), // hyphen
            Map.entry("\u2013", "-"), // en dash
            Map.entry("\u2014", "-"), // em dash
            Map.entry("\u00d7", "*"), // multiplication sign
            Map.entry("\u00b7", "*"), // middle dot
            Map.entry("\u22c5", "*"), // dot operator
            Map.entry("\u2217", "*"), // asterisk operator
            Map.entry("\u00f7", "/"), // division sign
            Map.entry("\u2215", "/"), // division slash
            Map.entry("\u2044", "/"), // fraction slash
            Map.entry("\u2264", "<="), // less than or equal to
            Map.entry("\u2265", ">="), // greater than or equal to
            Map.entry("\u2260", "!="), // not equal to
            Map.entry("\u00b2", "^2"), // superscript two
            Map.entry("\u00b3", "^3"), // superscript three
            Map.entry("\u221a", "sqrt"), // square root
            Map.entry("\u03c0", "pi"), // Greek small letter pi
            Map.entry("\u00a0", "a plain space")); // no-break space

    private final String text;
    private final Matcher matcher;
    private int offset;

    Lexer(String text) {
        this.text = text;
        this.matcher = SPACE.matcher(text);
    }

    /** The next token; at the end, the end again and again. */
    Token next() {
        offset += lengthOf(SPACE);
        if (offset == text.length()) {
            return token(Kind.END, 0);
        }
        int length = lengthOf(ATTEMPTED_NUMBER);
        if (length > 0) {
            return number(length);
        }
        length = lengthOf(NAME);
        if (length > 0) {
            return token(WORDS.contains(text.substring(offset, offset + length)) ? Kind.SYMBOL : Kind.NAME, length);
        }
        return symbol();
    }

    private Token number(int length) {
        Token token = token(Kind.NUMBER, length);
        if (!NUMBER.matcher(token.text()).matches()) {
            throw token.place().fault(token + " is not a number; write numbers like 2, 2.5 or 1e-3");
        }
        if (Double.isInfinite(Double.parseDouble(token.text()))) {
            throw token.place().fault(token + " is too large: the largest number is " + Double.MAX_VALUE);
        }
        return token;
    }

    private Token symbol() {
        for (int length = Math.min(LONGEST_SYMBOL, text.length() - offset); length > 0; length--) {
            String symbol = text.substring(offset, offset + length);
            if (SYMBOLS.contains(symbol)) {
                return token(Kind.SYMBOL, length);
            }
            String meant = LOOKALIKES.get(symbol);
            if (meant != null) {
                throw place().fault("unexpected " + describe(symbol) + "; write "
                        + (meant.startsWith("a ") ? meant : "'" + meant + "'") + " instead");
            }
        }
        String character = Character.toString(text.codePointAt(offset));
        throw place().fault("unexpected character " + describe(character)
                + (character.codePointAt(0) > 0x7f ? "; formulas are written in ASCII" : ""));
    }

    /** Shown with its code where it may look like another character, or not be seen at all. */
    private static String describe(String symbol) {
        int character = symbol.codePointAt(0);
        String code = "U+%04X".formatted(character);
        return character > ' ' && character < 0x7f
                ? "'" + symbol + "'"
                : Character.isISOControl(character) ? code : "'" + symbol + "' (" + code + ")";
    }

    private int lengthOf(Pattern pattern) {
        matcher.usePattern(pattern).region(offset, text.length());
        return matcher.lookingAt() ? matcher.end() - offset : 0;
    }

    private Token token(Kind kind, int length) {
        Token token = new Token(kind, text.substring(offset, offset + length), place());
        offset += length;
        return token;
    }

    private Place place() {
        return new Place(text, offset);
    }
}
