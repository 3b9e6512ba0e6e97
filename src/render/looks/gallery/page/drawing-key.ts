import { inter, mono } from '../../../../stage/fonts.ts';
import { drawSourced } from '../../../../stage/text.ts';

const SIZE = { width: 240, height: 120 } as const;

/**
 * A digest (FNV-1a, 32 bits) of a picture with a little of everything that the stage draws with: text,
 * curves, dashes, gradients, blur, clipping, scaled bitmaps. Two browsers with the same key draw the same
 * pixels; another version, or a processor with other instructions, may round a pixel otherwise.
 */
export function drawingKey(): string {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, SIZE);
  const context = canvas.getContext('2d', { alpha: false }) as CanvasRenderingContext2D;
  const light = context.createRadialGradient(90, 50, 0, 90, 50, 140);
  light.addColorStop(0, '#1A2547');
  light.addColorStop(1, '#0B1020');
  context.fillStyle = light;
  context.fillRect(0, 0, SIZE.width, SIZE.height);
  drawSourced(() => {
    context.fillStyle = '#F2F5FA';
    context.font = inter(29.3, 700);
    context.fillText('Wg 0.8', 12.4, 40.7);
    context.font = mono(21.7);
    context.fillText('(3, 4)', 121.2, 38.1);
  });
  context.save();
  context.shadowColor = '#FFF3A3';
  context.shadowBlur = 17;
  context.strokeStyle = '#4DA3F0';
  context.lineWidth = 4.6;
  context.setLineDash([16, 5]);
  context.beginPath();
  context.moveTo(10.2, 96.4);
  context.bezierCurveTo(80.1, 20.3, 130.7, 140.9, 228.6, 61.5);
  context.stroke();
  context.restore();
  context.save();
  context.beginPath();
  context.arc(190.3, 80.2, 27.9, 0, 2 * Math.PI);
  context.clip();
  context.globalAlpha = 0.37;
  context.imageSmoothingQuality = 'high';
  context.drawImage(canvas, 0, 0, 120, 60, 150.5, 50.5, 81.3, 66.1);
  context.restore();
  const { data } = context.getImageData(0, 0, SIZE.width, SIZE.height);
  let digest = 0x811c9dc5;
  for (const byte of data) digest = Math.imul(digest ^ byte, 0x01000193);
  return (digest >>> 0).toString(16).padStart(8, '0');
}
