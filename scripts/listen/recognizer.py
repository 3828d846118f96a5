"""Whisper (CTranslate2) over short files: the text it hears, and how probable a given text is."""
import ctranslate2
import numpy as np
from faster_whisper import WhisperModel
from faster_whisper.audio import decode_audio
from faster_whisper.tokenizer import Tokenizer

FRAMES_A_SECOND = 100


class Recognizer:
    """Chinese is forced, no timestamps, nothing carried over from sentence to sentence. window: the shortest stretch
    that is looked at, in frames; silence is added to shorter sound."""

    def __init__(self, model, threads=2, window=1000, prompt="以下是普通话的句子。"):
        self.window = window
        whisper = WhisperModel(model, device="cpu", compute_type="int8", cpu_threads=threads)
        self.model, self.features = whisper.model, whisper.feature_extractor
        self.bytes_of = whisper.hf_tokenizer.id_to_token  # one sign a byte
        self.tokenizer = Tokenizer(whisper.hf_tokenizer, self.model.is_multilingual, task="transcribe", language="zh")
        self.prompt = [self.tokenizer.sot_prev, *self.tokenizer.encode(" " + prompt)]
        self.prompt += [*self.tokenizer.sot_sequence, self.tokenizer.no_timestamps]

    def encode(self, path):
        """What the other two functions listen to."""
        seen = self.features(decode_audio(path, sampling_rate=16000))[:, :-1][:, :3000]
        frames = max(self.window, min(3000, -(-seen.shape[1] // 50) * 50))
        missing = max(0, frames - seen.shape[1])
        seen = np.pad(seen, ((0, 0), (0, missing)), constant_values=float(seen.min()))
        batch = np.ascontiguousarray(seen[None].astype(np.float32))
        return self.model.encode(ctranslate2.StorageView.from_array(batch), to_cpu=True), frames

    def text(self, encoded, beam=5):
        heard = self.model.generate(encoded[0], [self.prompt], beam_size=beam, max_length=len(self.prompt) + 120,
                                    sampling_temperature=0, suppress_blank=True, no_repeat_ngram_size=0)
        ids = [token for token in heard[0].sequences_ids[0] if token < self.tokenizer.eot]
        return self.tokenizer.decode(ids).strip()

    def log_probabilities(self, encoded, text):
        """Of every character, given the sound and the text before it."""
        sound, frames = encoded
        tokens = self.tokenizer.encode(text)
        aligned = self.model.align(sound, self.tokenizer.sot_sequence, [tokens], [frames], median_filter_width=7)[0]
        ends = np.cumsum([len(character.encode()) for character in text])
        out, at = [0.0] * len(text), 0
        for token, probability in zip(tokens, aligned.text_token_probs):
            character = min(int(np.searchsorted(ends, at, side="right")), len(text) - 1)
            out[character] += float(np.log(max(probability, 1e-6)))
            at += len(self.bytes_of(token))
        return out
