import { EncodedAudioPacketSource, type Output } from 'mediabunny';
import type { Sound } from '../sound.ts';

/** Adds sound to a video as the video grows, so that both lie side by side in the file. */
export class SoundTrack {
  readonly #source: EncodedAudioPacketSource;
  #next = 0;

  /** To be made before the output starts. */
  constructor(
    output: Output,
    private readonly sound: Sound,
  ) {
    this.#source = new EncodedAudioPacketSource(sound.codec);
    output.addAudioTrack(this.#source);
  }

  /** Adds what is heard before a time. */
  async upTo(seconds: number): Promise<void> {
    const { packets, config } = this.sound;
    for (let packet = packets[this.#next]; packet !== undefined; packet = packets[this.#next]) {
      if (packet.timestamp >= seconds) return;
      await this.#source.add(packet, this.#next === 0 ? { decoderConfig: config } : undefined);
      this.#next++;
    }
  }
}
