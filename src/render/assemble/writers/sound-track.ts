import { EncodedAudioPacketSource, type Output } from 'mediabunny';
import type { Sound } from '../sound.ts';

/** Adds sound to a video as the video grows, so that both lie side by side in the file. */
export class SoundTrack {
  readonly #source: EncodedAudioPacketSource;
  #next = 0;

  /**
   * To be made before the output starts.
   *
   * @param start when the first packet is to be heard, in seconds; what lies before 0 is not heard at all
   */
  constructor(
    output: Output,
    private readonly sound: Sound,
    private readonly start = 0,
  ) {
    this.#source = new EncodedAudioPacketSource(sound.codec);
    output.addAudioTrack(this.#source);
  }

  /** Adds what is heard before a time. */
  async upTo(seconds: number): Promise<void> {
    const { packets, config, padding } = this.sound;
    for (let packet = packets[this.#next]; packet !== undefined; packet = packets[this.#next]) {
      const timestamp = packet.timestamp + this.start;
      if (timestamp >= seconds) return;
      const isLast = this.#next === packets.length - 1;
      const duration = packet.duration - (isLast ? padding : 0);
      const placed = packet.clone({ timestamp, duration });
      await this.#source.add(placed, this.#next === 0 ? { decoderConfig: config } : undefined);
      this.#next++;
    }
  }
}
