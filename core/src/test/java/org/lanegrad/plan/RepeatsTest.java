package org.lanegrad.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private static final int LONGEST = 100;

    @Test
    void threeRoundsAreARepeat() {
        assertFound("abcdefghijabcdefghijabcdefghij", 0, 10, 30);
        assertFound("--*abcdefghijabcdefghijabcdefghijabc!", 3, 10, 36);
        assertFound("xxxxxxxxxxxxxxx", 0, 1, 15);
    }

    @Test
    void twoRoundsAreNone() {
        assertFalse(search("abcdefghijklabcdefghijkl").find(0, 24, 1, LONGEST));
        assertFalse(search("").find(0, 0, 1, LONGEST));
        assertFalse(search("abc").find(0, 3, 1, LONGEST));
    }

    @Test
    void whatCoversMostIsTaken() {
        // Three rounds of aab in each of four long rounds
        assertFound("aabaabaabaabcdefg".repeat(4), 0, 17, 68);
    }

    @Test
    void searchesKeepToTheirLimits() {
        String text = "abcdefghij".repeat(6);
        Repeats repeats = search(text);
        assertFalse(repeats.find(0, 29, 1, LONGEST), "not three rounds");
        assertTrue(repeats.find(2, 38, 1, LONGEST));
        assertEquals(2, repeats.start());
        assertEquals(38, repeats.end());
        assertFalse(search(text).find(0, text.length(), 1, 9), "no period so short");
        assertTrue(search(text).find(0, text.length(), 11, LONGEST));
    }

    /** Each of the rounds is found again where it stands in the midst of other things. */
    @Test
    void randomRounds() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 200; trial++) {
            int period = random.nextInt(3, 60);
            int rounds = random.nextInt(4, 9);
            int before = random.nextInt(50);
            int[] token = random.ints(before + period * rounds + 50).toArray();
            for (int i = before + period; i < before + period * rounds; i++) {
                token[i] = token[i - period];
            }
            Repeats repeats = new Repeats(token, LONGEST);
            assertTrue(repeats.find(0, token.length, 1, LONGEST));
            assertEquals(before, repeats.start());
            assertEquals(period, repeats.period());
            assertEquals(before + period * rounds, repeats.end());
            assertFalse(repeats.find(repeats.end(), token.length, 1, LONGEST));
        }
    }

    private static Repeats search(String text) {
        return new Repeats(text.chars().toArray(), LONGEST);
    }

    private static void assertFound(String text, int start, int period, int end) {
        Repeats repeats = search(text);
        assertTrue(repeats.find(0, text.length(), 1, LONGEST));
        assertEquals(start, repeats.start());
        assertEquals(period, repeats.period());
        assertEquals(end, repeats.end());
    }
}
